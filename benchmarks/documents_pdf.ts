import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { Canvas } from '#documents/pdf/canvas'
import { writePdf } from '#documents/pdf/write_pdf'
import { drawSampleNotice } from '#documents/samples/notice'
import { openWoff } from '#documents/text/open_woff'
import type { Paragraph } from '#documents/text/paragraph'
import type { Benchmark } from './contract.js'
import { inOwnProcess } from './support/own_process.js'

const OPTIONS = { title: 'Avis d’imposition', language: 'fr', date: '2026-01-05' } as const
const MODEL = 'AV-2026-0000000'
const numberOf = (index: number) => `AV-2026-${String(index).padStart(7, '0')}`

/** What a notice is made of, once its lines are broken: texts in one face, and shapes. */
type Mark = { text: string; face: string; size: number; x: number; y: number } | { shape: string }

const MODULE = new URL(import.meta.url)

const benchmark: Benchmark = {
  title: 'Notices of one page in one file, beside bare pdfkit drawing the same page',
  async run({ size, say }) {
    const pages = size ?? 10_000
    // its rate does not change with their number
    const barePages = Math.min(pages, 2_000)
    const folder = await mkdtemp(join(tmpdir(), 'bench-pdf-'))
    try {
      const kit = await inOwnProcess<{ bytes: number }>(
        MODULE,
        'withKit',
        join(folder, 'kit.pdf'),
        pages
      )
      say(`${pages} pages by the kit`)
      const marks = await recordNotice(join(folder, 'model.pdf'))
      const bare = await inOwnProcess(
        MODULE,
        'withBarePdfkit',
        join(folder, 'bare.pdf'),
        pages,
        marks
      )
      say(`${barePages} pages by bare pdfkit`)
      return [
        {
          name: 'pages drawn',
          value: pages / kit.seconds,
          unit: 'pages/s',
          yardstick: { name: 'bare pdfkit', value: barePages / bare.seconds },
          promise: { of: 'ratio', atLeast: 0.6 },
        },
        {
          name: 'highest memory',
          value: kit.megabytes,
          unit: 'MB',
          promise: { of: 'value', atMost: 512 },
        },
        { name: 'file', value: kit.answer.bytes / 1024 / 1024, unit: 'MB' },
      ]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

export default benchmark

export function withKit(file: string, pages: number) {
  return writePdf(file, OPTIONS, async (kit) => {
    for (let index = 0; index < pages; index++) {
      const number = numberOf(index)
      await kit.section({ number }, () => drawSampleNotice(kit, number))
    }
  })
}

/** The same marks at the same places with pdfkit's own methods, as one writes it without a kit. */
export async function withBarePdfkit(
  file: string,
  pages: number,
  marks: readonly Mark[]
): Promise<void> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false })
  const output = document.pipe(createWriteStream(file))
  for (const [name, bytes] of faces()) document.registerFont(name, bytes)
  for (let index = 0; index < pages; index++) {
    document.addPage()
    for (const mark of marks) {
      if ('shape' in mark) {
        document.addContent(mark.shape)
        continue
      }
      const arabic = mark.face.startsWith('arabic')
      document
        .font(mark.face)
        .fontSize(mark.size)
        .fillColor('#16202e')
        .text(mark.text.replace(MODEL, numberOf(index)), mark.x, mark.y, {
          lineBreak: false,
          ...(arabic ? { features: ['rtla'] } : {}),
        })
    }
    if (index % 50 === 0) await setImmediate()
  }
  document.end()
  await finished(output)
}

function faces(): [string, Buffer][] {
  const { resolve } = createRequire(import.meta.url)
  const sans = '@fontsource/noto-sans/files/noto-sans-latin'
  const naskh = '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic'
  const mathematics = '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff'
  const files: [string, string][] = [
    ['latin-regular', `${sans}-400-normal.woff`],
    ['latin-bold', `${sans}-700-normal.woff`],
    ['arabic-regular', `${naskh}-400-normal.woff`],
    ['arabic-bold', `${naskh}-700-normal.woff`],
    ['mathematics-regular', mathematics],
  ]
  return files.map(([name, path]) => [name, openWoff(readFileSync(resolve(path)))])
}

/** Draws one notice with the kit and keeps what it put on the page. */
async function recordNotice(file: string): Promise<Mark[]> {
  const marks: Mark[] = []
  const { line, path } = Canvas.prototype
  Canvas.prototype.line = function record(paragraph, index, x, y, width, align) {
    if (!this.silent) marks.push(...textsOf(paragraph, index, x, y))
    line.call(this, paragraph, index, x, y, width, align)
  }
  Canvas.prototype.path = function record(shape, style) {
    if (!this.silent) marks.push({ shape: `${shape} ${style.fill ? 'f' : 'S'}` })
    path.call(this, shape, style)
  }
  try {
    await writePdf(file, OPTIONS, (kit) => drawSampleNotice(kit, MODEL))
  } finally {
    Object.assign(Canvas.prototype, { line, path })
  }
  return marks
}

/** The runs of one face of a line. */
function textsOf(paragraph: Paragraph, index: number, x: number, y: number): Mark[] {
  const marks: { text: string; face: string; size: number; x: number; y: number }[] = []
  let pen = x
  for (const { shaped } of paragraph.lines[index].fragments) {
    const size = paragraph.size * shaped.face.scale
    const text = shaped.characters.join('').replaceAll('\u202f', '\u2009')
    const last = marks.at(-1)
    if (last && last.face === shaped.face.key && !shaped.face.key.startsWith('arabic'))
      last.text += text
    else marks.push({ text, face: shaped.face.key, size, x: pen, y })
    pen += (shaped.width * size) / 1000
  }
  return marks
}
