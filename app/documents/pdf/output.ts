import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Breath } from '#documents/breath'
import type { FileDocument } from '#documents/pdf/pdfkit_internals'

const CHUNK = 128 * 1024

/** Carries a file's bytes to where they are kept, in large chunks, and says when to wait. */
export class Output {
  readonly #hash = createHash('sha256')
  readonly #ended: Promise<void>
  readonly #breath = new Breath()
  #waiting: Uint8Array[] = []
  #size = 0
  bytes = 0

  constructor(
    document: FileDocument,
    readonly target: Writable
  ) {
    this.#ended = finished(target, { readable: false })
    this.#ended.catch(() => document.destroy())
    for (let chunk = document.read(); chunk !== null; chunk = document.read()) this.#take(chunk)
    // straight to the target: kept in the document's own buffer, a whole file would wait there for its turn
    document.push = (chunk) => {
      if (chunk === null) this.#end()
      else this.#take(chunk)
      return true
    }
    document.on('error', (error) => target.destroy(error))
  }

  /** Resolves when the target has room again; rejects when it failed. */
  async drained(): Promise<void> {
    if (this.target.errored) throw this.target.errored
    if (this.target.destroyed) throw new Error('The output of the document was closed')
    if (this.target.writableNeedDrain) await Promise.race([once(this.target, 'drain'), this.#ended])
    await this.#breath.take()
  }

  /** Resolves with the SHA-256 of the bytes once everything is written. */
  async finished(): Promise<string> {
    await this.#ended
    return this.#hash.digest('hex')
  }

  #end(): void {
    this.#pass()
    this.target.end()
  }

  #take(chunk: Uint8Array): void {
    this.#waiting.push(chunk)
    this.#size += chunk.length
    if (this.#size >= CHUNK) this.#pass()
  }

  #pass(): void {
    const chunk = Buffer.concat(this.#waiting, this.#size)
    this.#waiting = []
    this.#size = 0
    this.bytes += chunk.length
    this.#hash.update(chunk)
    this.target.write(chunk)
  }
}
