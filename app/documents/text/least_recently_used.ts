/** A map that forgets what was not asked for lately, so that caches of text stay bounded. */
export class LeastRecentlyUsed<Value> {
  readonly #entries = new Map<string, Value>()

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
