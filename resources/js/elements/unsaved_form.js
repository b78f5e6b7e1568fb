/* Leaving a form with unsaved changes asks first; a form sent twice acts once. */
let dirty = null

document.addEventListener('input', (event) => {
  const form = event.target.closest('form[data-guarded]')
  if (form) dirty = form
})
document.addEventListener('submit', (event) => {
  if (event.target === dirty) dirty = null
  if (event.target.dataset.sent && event.target.method !== 'get') return event.preventDefault()
  event.target.dataset.sent = 'yes'
  setTimeout(() => delete event.target.dataset.sent, 5000)
})
document.addEventListener('turbo:submit-end', (event) => delete event.target.dataset.sent)
window.addEventListener('beforeunload', (event) => {
  if (dirty?.isConnected) event.preventDefault()
})
document.addEventListener('turbo:before-visit', (event) => {
  if (dirty?.isConnected && !window.confirm(dirty.dataset.guarded)) event.preventDefault()
  else dirty = null
})
