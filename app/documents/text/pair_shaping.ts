import type { Face } from '#documents/text/faces'
import type { Shaped } from '#documents/text/shaping'

/** A letter in a face, and how far it moves the pen; font units. */
interface Letter {
  glyph: number
  advance: number
}

/** Two neighbours: how much closer they stand, or null when they become another sign together. */
type Kerning = number | null

interface Letters {
  single: Map<number, Letter | null>
  pairs: Map<number, Kerning>
}

/** Letters, digits and points without combining marks or scripts that change shape with their neighbours. */
const SIMPLE =
  /^[\u0020-\u02ff\u0370-\u0482\u048a-\u052f\u2009\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u22ff\u2300-\u23ff\u2600-\u27bf]*$/

const known = new Map<Face, Letters>()

/**
 * Shapes text whose letters only ever move closer to their neighbour: the font is asked once for each letter
 * and each pair. More than ten times faster than asking it for every new number and name. Null when the text
 * is not of that kind.
 */
export function shapePairs(text: string, face: Face, logical: string): Shaped | null {
  if (!SIMPLE.test(text)) return null
  const letters = lettersOf(face)
  const scale = 1000 / face.font.unitsPerEm
  const glyphs: number[] = []
  const advances: number[] = []
  const natural: number[] = []
  let width = 0
  for (let index = 0; index < text.length; index++) {
    const letter = single(letters, face, text.charCodeAt(index))
    const kerning =
      index + 1 < text.length
        ? pair(letters, face, text.charCodeAt(index), text.charCodeAt(index + 1))
        : 0
    if (!letter || kerning === null) return null
    glyphs.push(letter.glyph)
    natural.push(letter.advance * scale)
    advances.push((letter.advance + kerning) * scale)
    width += advances[index]
  }
  return { face, glyphs, advances, natural, offsets: null, characters: [...logical], width }
}

function lettersOf(face: Face): Letters {
  let letters = known.get(face)
  if (!letters) known.set(face, (letters = { single: new Map(), pairs: new Map() }))
  return letters
}

function single({ single: letters }: Letters, face: Face, code: number): Letter | null {
  const found = letters.get(code)
  if (found !== undefined) return found
  const { glyphs, positions } = face.font.layout(String.fromCharCode(code))
  const plain = glyphs.length === 1 && !positions[0].xOffset && !positions[0].yOffset
  const letter = plain ? { glyph: glyphs[0].id, advance: positions[0].xAdvance } : null
  letters.set(code, letter)
  return letter
}

function pair(letters: Letters, face: Face, left: number, right: number): Kerning {
  const key = left * 0x10000 + right
  const found = letters.pairs.get(key)
  if (found !== undefined) return found
  const kerning = measurePair(letters, face, left, right)
  letters.pairs.set(key, kerning)
  return kerning
}

function measurePair(letters: Letters, face: Face, left: number, right: number): Kerning {
  const { glyphs, positions } = face.font.layout(String.fromCharCode(left, right))
  const [first, second] = [single(letters, face, left), single(letters, face, right)]
  if (!first || !second || glyphs.length !== 2) return null
  if (glyphs[0].id !== first.glyph || glyphs[1].id !== second.glyph) return null
  if (positions.some(({ xOffset, yOffset }) => xOffset || yOffset)) return null
  return positions[0].xAdvance - first.advance
}
