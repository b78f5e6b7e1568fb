import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import type { CivilDate } from '#values/civil_date'
import { describeFile } from '#documents/pdf/description'
import { PdfKit } from '#documents/pdf/kit'
import { Output } from '#documents/pdf/output'
import { openDocument } from '#documents/pdf/pdfkit_internals'
import type { Language } from '#documents/wording'
import { Sheets, type Orientation } from '#documents/pdf/sheets'

export type { Language } from '#documents/wording'

/** What a file says of itself. Everything in the bytes comes from here and from what is drawn. */
export interface PdfOptions {
  title: string
  language: Language
  /** The document's own day; also the file's creation date, so that one input gives one file. */
  date: CivilDate
  number?: string
  /** Fingerprint of the facts shown, kept among the file's keywords. */
  fingerprint?: string
  orientation?: Orientation
  /** Word across every page, such as DUPLICATA. */
  watermark?: string
}

export interface WrittenPdf {
  pages: number
  bytes: number
  sha256: string
}

/**
 * Writes a PDF to a stream or to a file path. `draw` may be asynchronous; in long loops it awaits
 * `kit.section(…)` or `kit.drained()`, and memory stays flat. A failed file leaves nothing behind.
 */
export async function writePdf(
  output: Writable | string,
  options: PdfOptions,
  draw: (kit: PdfKit) => void | Promise<void>
): Promise<WrittenPdf> {
  if (typeof output !== 'string') return write(output, options, draw)
  const partial = `${output}.partial`
  try {
    const written = await write(createWriteStream(partial), options, draw)
    await rename(partial, output)
    return written
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** The same, in memory: for one short document. */
export async function pdfBytes(
  options: PdfOptions,
  draw: (kit: PdfKit) => void | Promise<void>
): Promise<Buffer> {
  const chunks: Buffer[] = []
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  await write(target, options, draw)
  return Buffer.concat(chunks)
}

async function write(
  target: Writable,
  options: PdfOptions,
  draw: (kit: PdfKit) => void | Promise<void>
): Promise<WrittenPdf> {
  const { settings, metadata } = describeFile(options)
  const document = openDocument(settings)
  const output = new Output(document, target)
  try {
    const sheets = new Sheets(document, options.language)
    const kit = new PdfKit(sheets, options, () => output.drained())
    await draw(kit)
    kit.finish()
    sheets.finish(metadata)
    const sha256 = await output.finished()
    return { pages: sheets.pages, bytes: output.bytes, sha256 }
  } catch (error) {
    document.destroy()
    target.destroy()
    await output.finished().catch(() => undefined)
    throw error
  }
}
