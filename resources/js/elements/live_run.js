/* A run's progress while it goes: asks the run itself, a little less often the longer it takes. */
class LiveRun extends HTMLElement {
  connectedCallback() {
    if (['done', 'failed', 'cancelled'].includes(this.dataset.state)) return
    this.pause = 700
    this.again()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }

  again() {
    this.timer = setTimeout(() => this.look(), this.pause)
    this.pause = Math.min(this.pause * 1.15, 4000)
  }

  async look() {
    const answer = await fetch(`/jobs/${this.dataset.id}`, {
      headers: { accept: 'application/json' },
    }).catch(() => null)
    if (!answer?.ok) return this.again()
    const run = await answer.json()
    const bar = this.querySelector('.bar > span')
    if (bar && run.share !== null) bar.style.inlineSize = `${run.share}%`
    const text = this.querySelector('[data-progress]')
    if (text && run.total) text.textContent = `${run.done} / ${run.total}`
    if (['done', 'failed', 'cancelled'].includes(run.state))
      return window.Turbo
        ? window.Turbo.visit(location.href, { action: 'replace' })
        : location.reload()
    this.again()
  }
}

customElements.define('live-run', LiveRun)
