/* The palette: navigation at once, records of all modules a moment after the last key. */
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()

class PaletteSearch extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input')
    this.results = this.querySelector('[data-results]')
    this.places = [...this.querySelectorAll('[data-place]')]
    this.input.addEventListener('input', () => this.look())
    this.addEventListener('keydown', (event) => this.move(event))
  }

  look() {
    const term = this.input.value.trim()
    for (const place of this.places)
      place.hidden = !folded(place.textContent).includes(folded(term))
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(term), 150)
  }

  async ask(term) {
    if (term.length < 2) return this.results.replaceChildren()
    const answer = await fetch(`/search?q=${encodeURIComponent(term)}`, {
      headers: { accept: 'application/json' },
    })
    if (!answer.ok) return
    const { groups } = await answer.json()
    // an answer to what was typed before has nothing to say any more
    if (this.input.value.trim() !== term) return
    this.results.replaceChildren(
      ...groups.flatMap((group) => group.hits.map((hit) => this.hit(group, hit)))
    )
  }

  hit(group, hit) {
    const link = document.createElement('a')
    link.href = hit.url
    const label = document.createElement('bdi')
    label.textContent = hit.label
    const detail = document.createElement('span')
    detail.className = 'muted small'
    detail.textContent = `${group.title} · ${hit.detail}`
    link.append(label, detail)
    return link
  }

  move(event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links = [...this.querySelectorAll('a:not([hidden])')]
    const index = links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)
    event.preventDefault()
    ;(links[index] ?? this.input).focus()
  }
}

customElements.define('palette-search', PaletteSearch)
