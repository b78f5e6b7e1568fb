import { hear } from '../live.js'

/* The dispatch board reads itself again when another officer changes the day, and every minute anyway. */
class FleetBoard extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.later(), 60_000)
    this.stop = hear(this.dataset.channel, () => this.later())
  }

  disconnectedCallback() {
    clearInterval(this.timer)
    clearTimeout(this.waiting)
    this.stop?.()
  }

  /* several changes within a moment are read once */
  later() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.read(), 300)
  }

  async read() {
    const active = document.activeElement
    if (this.contains(active) && active.matches('input, select, textarea')) return
    const answer = await fetch(window.location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of ['fleet-board', '.page-head .row']) {
      const [old, fresh] = [document.querySelector(part), page.querySelector(part)]
      if (old && fresh) old.innerHTML = fresh.innerHTML
    }
  }
}

customElements.define('fleet-board', FleetBoard)
