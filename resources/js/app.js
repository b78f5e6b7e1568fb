import '@hotwired/turbo'

/* Every element of the house; a module adds one by dropping its file into elements/. */
import.meta.glob('./elements/*.js', { eager: true })
