/**
 * A map that forgets what was not asked for lately, so that caches of text stay bounded. What is asked for
 * once, like the number of one notice among thousands, is not kept at all: it is kept the second time.
 */
export class LeastRecentlyUsed<Value> {
  readonly #entries = new Map<string, Value>()
  #seen = new Set<string>()

  constructor(readonly limit: number) {}

  get(key: string): Value | undefined {
    const value = this.#entries.get(key)
    if (value !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, value)
    }
    return value
  }

  set(key: string, value: Value): Value {
    if (!this.#seen.delete(key)) {
      if (this.#seen.size >= this.limit) this.#seen = new Set()
      this.#seen.add(key)
      return value
    }
    if (this.#entries.size >= this.limit) {
      const [oldest] = this.#entries.keys()
      this.#entries.delete(oldest)
    }
    this.#entries.set(key, value)
    return value
  }

  get size(): number {
    return this.#entries.size
  }
}
