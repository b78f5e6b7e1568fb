/* A run's progress while it goes: asks the run itself, a little less often the longer it takes. */
const ENDED = ['done', 'failed', 'cancelled']

class LiveRun extends HTMLElement {
  static observedAttributes = ['data-id', 'data-state']

  connectedCallback() {
    this.follow()
  }

  /** A morphed page gives this same element another run, or the same run another state. */
  attributeChangedCallback(_name, before) {
    if (before !== null && this.isConnected) this.follow()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }

  follow() {
    clearTimeout(this.timer)
    if (ENDED.includes(this.dataset.state)) return
    this.pause = 700
    this.again()
  }

  again() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(), this.pause)
    this.pause = Math.min(this.pause * 1.15, 4000)
  }

  async look() {
    const id = this.dataset.id
    const answer = await fetch(`/jobs/${id}`, {
      headers: { accept: 'application/json' },
    }).catch(() => null)
    if (id !== this.dataset.id) return
    if (!answer?.ok) return this.again()
    const run = await answer.json()
    const bar = this.querySelector('.bar > span')
    if (bar && run.share !== null) bar.style.inlineSize = `${run.share}%`
    const text = this.querySelector('[data-progress]')
    if (text && run.total) text.textContent = `${run.done} / ${run.total}`
    if (ENDED.includes(run.state))
      return window.Turbo
        ? window.Turbo.visit(location.href, { action: 'replace' })
        : location.reload()
    this.again()
  }
}

customElements.define('live-run', LiveRun)
