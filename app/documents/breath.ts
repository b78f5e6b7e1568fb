import { setImmediate } from 'node:timers/promises'

/** How long a long piece of work may keep others of its process waiting, in milliseconds. */
const LONGEST = 25

/**
 * Lets the rest of the process run now and then during long work: requests answered, locks renewed.
 * Cheap to call often.
 */
export class Breath {
  #last = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.#last < LONGEST) return
    await setImmediate()
    this.#last = performance.now()
  }
}
