import { Transmit } from '@adonisjs/transmit-client'

/* The bell counts up while the page is open; without live updates it counts at the next page. */
class LiveNotices extends HTMLElement {
  async connectedCallback() {
    if (!this.dataset.user) return
    this.transmit = new Transmit({ baseUrl: window.location.origin, maxReconnectAttempts: 5 })
    this.subscription = this.transmit.subscription(`users/${this.dataset.user}/notices`)
    await this.subscription.create()
    this.subscription.onMessage(() => {
      const count = this.querySelector('[data-count]')
      if (count) count.textContent = String(Number(count.textContent || 0) + 1)
      count?.removeAttribute('hidden')
    })
  }

  disconnectedCallback() {
    this.subscription?.delete()
    this.transmit?.close?.()
  }
}

customElements.define('live-notices', LiveNotices)
