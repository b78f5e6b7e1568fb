import { Writable } from 'node:stream'
import { layOut } from '#documents/text/paragraph'
import { Output } from '#documents/pdf/output'
import { openDocument } from '#documents/pdf/pdfkit_internals'
import { Sheets } from '#documents/pdf/sheets'

/** A PDF of pages that hold nothing but the texts given, one under the other. */
export async function bareSheets(
  pages: readonly (readonly string[])[],
  place: { top: number; step: number }
): Promise<Buffer> {
  const chunks: Buffer[] = []
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const document = openDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } })
  const output = new Output(document, target)
  const sheets = new Sheets(document, 'fr')
  for (const texts of pages) {
    sheets.add('portrait')
    texts.forEach((text, index) => {
      sheets.canvas.paragraph(layOut(text, { size: 12 }), 40, place.top + index * place.step, 515)
    })
  }
  sheets.finishSection(() => undefined)
  sheets.finish('')
  await output.finished()
  return Buffer.concat(chunks)
}
