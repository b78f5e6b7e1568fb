/* Keys and counts of a list: j k move, x chooses, e takes the rows out, Enter opens. */
class ListTable extends HTMLElement {
  connectedCallback() {
    this.ticks = [...this.querySelectorAll('input[name="keys"]')]
    this.rows = [...this.querySelectorAll('tbody tr')]
    this.all = this.querySelector('[data-all]')
    this.everything = this.querySelector('input[name="everything"]')
    if (this.all) this.all.hidden = false
    this.addEventListener('change', (event) => this.changed(event.target))
    this.listen = (event) => this.key(event)
    document.addEventListener('keydown', this.listen)
    this.count()
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen)
  }

  changed(target) {
    if (target === this.all) this.ticks.forEach((tick) => (tick.checked = target.checked))
    this.count()
  }

  count() {
    const chosen = this.ticks.filter((tick) => tick.checked).length
    if (this.all) {
      this.all.checked = chosen > 0 && chosen === this.ticks.length
      this.all.indeterminate = chosen > 0 && chosen < this.ticks.length
    }
    const words = this.querySelector('[data-chosen]')
    if (!words) return
    words.textContent =
      chosen === 0 || this.everything?.checked
        ? ''
        : (chosen === 1 ? this.dataset.one : this.dataset.many).replace('#', chosen)
  }

  key(event) {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.target.closest('input:not([type="checkbox"]), textarea, select, dialog')
    )
      return
    const index = this.rows.indexOf(this.current)
    if (event.key === 'j') this.move(index + 1)
    else if (event.key === 'k') this.move(index - 1)
    else if (event.key === 'x') this.current?.querySelector('input[name="keys"]')?.click()
    else if (event.key === 'e') document.querySelector('[data-list-export]')?.click()
    else return
    event.preventDefault()
  }

  move(index) {
    const row = this.rows[Math.max(0, Math.min(index, this.rows.length - 1))]
    this.current?.classList.remove('current')
    row?.classList.add('current')
    this.current = row
    ;(row?.querySelector('a') ?? row?.querySelector('input'))?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
}

customElements.define('list-table', ListTable)
