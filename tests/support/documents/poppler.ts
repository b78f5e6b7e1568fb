import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { decodePgm, type GrayPicture } from '#tests/support/documents/gray_picture'

const run = promisify(execFile)

/** What a reader finds in a PDF, page by page; `layout` keeps columns where they stand. */
export async function extractText(
  pdf: Buffer,
  options: { layout?: boolean } = {}
): Promise<string[]> {
  return withFile(pdf, async (file) => {
    const layout = options.layout ? ['-layout'] : []
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', ...layout, file, '-'], {
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout.split('\f').slice(0, -1)
  })
}

/** The pages of a PDF as grey pictures. */
export async function renderPages(pdf: Buffer, dotsPerInch: number): Promise<GrayPicture[]> {
  return withFile(pdf, async (file, folder) => {
    await run('pdftoppm', ['-gray', '-r', String(dotsPerInch), file, join(folder, 'page')])
    const names = await readdir(folder)
    const pages = names.filter((name) => name.endsWith('.pgm')).sort()
    return Promise.all(pages.map(async (name) => decodePgm(await readFile(join(folder, name)))))
  })
}

/** The fonts of a PDF: whether each is embedded, and reads back as text. */
export async function listFonts(
  pdf: Buffer
): Promise<{ name: string; embedded: boolean; unicode: boolean }[]> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run('pdffonts', [file])
    const lines = stdout.split('\n').slice(2).filter(Boolean)
    return lines.map((line) => {
      const [embedded, , unicode] = line.slice(70).trim().split(/\s+/)
      return {
        name: line.split(/\s+/)[0],
        embedded: embedded === 'yes',
        unicode: unicode === 'yes',
      }
    })
  })
}

/** The properties a PDF declares, as pdfinfo prints them. */
export async function describePdf(pdf: Buffer): Promise<Record<string, string>> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run('pdfinfo', [file])
    return Object.fromEntries(
      stdout
        .split('\n')
        .map((line) => /^([^:]+):\s*(.*)$/.exec(line))
        .filter((match) => match !== null)
        .map(([, name, value]) => [name, value])
    )
  })
}

/** The tags of a PDF with the text each holds, one a line. */
export async function readStructure(pdf: Buffer): Promise<string[]> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run('pdfinfo', ['-enc', 'UTF-8', '-struct-text', file])
    return stdout.split('\n').map((line) => line.trim())
  })
}

async function withFile<Result>(
  pdf: Buffer,
  work: (file: string, folder: string) => Promise<Result>
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'))
  try {
    const file = join(folder, 'document.pdf')
    await writeFile(file, pdf)
    return await work(file, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
