/*
 * The box for a file says its words in the language of the page; the browser's own, in that of the browser.
 * The browser's control stays on top, unseen: keys, drops and its errors are its own.
 */
class FileBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input')
    if (!this.querySelector('.file-words')) {
      const words = document.createElement('span')
      words.className = 'file-words'
      words.ariaHidden = 'true'
      const choose = document.createElement('span')
      choose.className = 'button'
      choose.textContent = this.dataset.choose
      words.append(choose, document.createElement('bdi'))
      this.append(words)
    }
    this.input.addEventListener('change', () => this.name())
    this.name()
  }

  name() {
    this.querySelector('.file-words bdi').textContent =
      this.input.files[0]?.name ?? this.dataset.none
  }
}

customElements.define('file-box', FileBox)
