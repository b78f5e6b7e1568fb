/* The navigation of a narrow screen. Without this, the same link opens it as a target. */
document.addEventListener('click', (event) => {
  const nav = document.querySelector('#navigation')
  if (!nav) return
  if (event.target.closest('.nav-toggle')) {
    event.preventDefault()
    nav.classList.toggle('open')
  } else if (!nav.contains(event.target)) {
    nav.classList.remove('open')
  }
})
