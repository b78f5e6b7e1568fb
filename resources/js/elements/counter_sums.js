/* At the counter the amount follows the notices chosen, and the change follows the cash handed over. */
const dirhams = (minor) => (minor / 100).toFixed(2).replace('.', ',')

/* Grouped as everywhere else on the page: '1 200,50'. */
const shown = (minor) => dirhams(minor).replace(/\B(?=(\d{3})+,)/g, '\u202f')

/* '1 200,50' as 120050; NaN when it is not an amount. */
const minor = (text) =>
  Math.round(Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')) * 100)

class CounterSums extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form')
    this.form?.addEventListener('input', this)
  }

  disconnectedCallback() {
    this.form?.removeEventListener('input', this)
  }

  handleEvent({ target }) {
    const { amount, tendered } = this.form.elements
    if (target.dataset.due) {
      const chosen = [...this.form.querySelectorAll('[data-due]:checked')]
      amount.value = dirhams(chosen.reduce((sum, debt) => sum + Number(debt.dataset.due), 0))
    }
    const change = minor(tendered.value) - minor(amount.value)
    const line = this.form.querySelector('.counter-change')
    line.hidden = !(change > 0)
    line.querySelector('output').value = shown(change)
  }
}

customElements.define('counter-sums', CounterSums)
