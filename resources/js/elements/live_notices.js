import { hear } from '../live.js'

/* The bell counts up while the page is open; without live updates it counts at the next page. */
class LiveNotices extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.user) return
    this.stop = hear(`users/${this.dataset.user}/notices`, () => {
      const count = this.querySelector('[data-count]')
      if (!count) return
      count.textContent = String(Number(count.textContent || 0) + 1)
      count.removeAttribute('hidden')
    })
  }

  disconnectedCallback() {
    this.stop?.()
  }
}

customElements.define('live-notices', LiveNotices)
