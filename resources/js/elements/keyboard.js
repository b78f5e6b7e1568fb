/* Keys that work everywhere: Ctrl K finds, / searches the list, ? shows what the keys do. */
const typing = (target) =>
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'
  ) !== null

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    const palette = document.querySelector('dialog#palette')
    if (palette) {
      palette.showModal()
      palette.querySelector('input')?.select()
    }
    return
  }
  // a search field takes the first Escape for itself: the palette closes all the same
  if (event.key === 'Escape') document.querySelector('dialog#palette[open]')?.close()
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  if (event.key === '/') {
    const search =
      document.querySelector('[data-list-search]') ?? document.querySelector('#global-search')
    if (search) {
      event.preventDefault()
      search.focus()
      search.select?.()
    }
  }
  if (event.key === '?') document.querySelector('dialog#keys')?.showModal()
})

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false
  }
  if (event.target.closest('[data-close]')) event.target.closest('dialog')?.close()
})
