import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { openWoff } from '#documents/text/open_woff'
import { openFace, type OpenType } from '#documents/pdf/pdfkit_internals'

export type Weight = 'regular' | 'bold'

/** One font file in one weight. `scale` evens out how large different scripts look at the same size. */
export interface Face {
  key: string
  font: OpenType
  scale: number
  covers(codePoint: number): boolean
}

interface FaceFile {
  name: string
  regular: string
  bold: string
  scale: number
}

/** In the order in which they are asked; the first that has the character draws it. */
const FILES: readonly FaceFile[] = [
  file('latin', '@fontsource/noto-sans/files/noto-sans-latin'),
  file('latin_extended', '@fontsource/noto-sans/files/noto-sans-latin-ext'),
  file('arabic', '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic', { scale: 1.08 }),
  file('greek', '@fontsource/noto-sans/files/noto-sans-greek'),
  file('cyrillic', '@fontsource/noto-sans/files/noto-sans-cyrillic'),
  file('mathematics', '@fontsource/noto-sans-math/files/noto-sans-math-latin', { bold: '400' }),
  file('symbols', '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols', {
    bold: '400',
  }),
]

const require = createRequire(import.meta.url)
const opened = new Map<string, Face>()
const chosen = { regular: new Map<number, Face>(), bold: new Map<number, Face>() }

/**
 * The face that draws a character: Arabic words keep the spaces between them, for the rest the first face
 * of the list that has it.
 * Throws MissingGlyph when none has: a document never shows an empty box.
 */
export function faceFor(codePoint: number, weight: Weight, previous?: Face): Face {
  if (codePoint === 0x20 && previous?.key.startsWith('arabic')) return previous
  const known = chosen[weight].get(codePoint)
  if (known) return known
  const found = FILES.find((one) => face(one, weight).covers(codePoint))
  if (!found) throw new MissingGlyph(codePoint)
  chosen[weight].set(codePoint, face(found, weight))
  return face(found, weight)
}

/** True when some face can draw the character. */
export function isCovered(codePoint: number): boolean {
  return (
    chosen.regular.has(codePoint) || FILES.some((one) => face(one, 'regular').covers(codePoint))
  )
}

/** The face of plain Latin text, whose measures set the height of lines. */
export function latinFace(weight: Weight): Face {
  return face(FILES[0], weight)
}

/** No font of the house has this character. */
export class MissingGlyph extends Error {
  constructor(readonly codePoint: number) {
    const hex = codePoint.toString(16).toUpperCase().padStart(4, '0')
    super(`No font draws the character U+${hex} (${String.fromCodePoint(codePoint)})`)
    this.name = 'MissingGlyph'
  }
}

function face(source: FaceFile, weight: Weight): Face {
  const key = `${source.name}-${weight}`
  const known = opened.get(key)
  if (known) return known
  const font = openFace(openWoff(readFileSync(require.resolve(source[weight]))))
  const characters = new Set(font.characterSet)
  const made = { key, font, scale: source.scale, covers: (point: number) => characters.has(point) }
  opened.set(key, made)
  return made
}

function file(
  name: string,
  path: string,
  options: { scale?: number; bold?: string } = {}
): FaceFile {
  return {
    name,
    regular: `${path}-400-normal.woff`,
    bold: `${path}-${options.bold ?? '700'}-normal.woff`,
    scale: options.scale ?? 1,
  }
}
