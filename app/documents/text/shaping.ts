import { LeastRecentlyUsed } from '#documents/text/least_recently_used'
import type { Face } from '#documents/text/faces'
import { shapePairs } from '#documents/text/pair_shaping'

/** Glyphs of one stretch of text in one face, in the order they are drawn; lengths in thousandths of the size. */
export interface Shaped {
  face: Face
  glyphs: Uint16Array
  /** How far the pen goes, and how far the font alone would take it. */
  advances: Float32Array
  natural: Float32Array
  offsets: { x: number; y: number }[] | null
  /** The characters each glyph stands for, for search and copy. */
  characters: readonly (readonly number[])[]
  width: number
}

export type Direction = 'ltr' | 'rtl'

const shapes = new LeastRecentlyUsed<Shaped>(20_000)

/**
 * Shapes text of one face and direction. `logical` is what it reads as, where that differs from what is
 * drawn (mirrored brackets, narrow spaces). Repeated words are shaped once per process.
 */
export function shape(text: string, face: Face, direction: Direction, logical = text): Shaped {
  const key = `${face.key}\n${direction}\n${text}\n${logical === text ? '' : logical}`
  return shapes.get(key) ?? shapes.set(key, compute(text, face, direction, logical))
}

function compute(text: string, face: Face, direction: Direction, logical: string): Shaped {
  const scale = 1000 / face.font.unitsPerEm
  const pairs = direction === 'ltr' ? shapePairs(text, face) : null
  if (pairs) {
    const { glyphs } = pairs
    const advances = pairs.advances.map((advance) => advance * scale)
    const natural = pairs.natural.map((advance) => advance * scale)
    const characters = [...logical].map((character) => [character.codePointAt(0) ?? 0])
    const width = advances.reduce((sum, advance) => sum + advance, 0)
    return { face, glyphs, advances, natural, offsets: null, characters, width }
  }
  const run = face.font.layout(text, undefined, undefined, undefined, direction)
  const count = run.glyphs.length
  const shaped: Shaped = {
    face,
    glyphs: new Uint16Array(count),
    advances: new Float32Array(count),
    natural: new Float32Array(count),
    offsets: null,
    characters: charactersOf(run.glyphs, text, logical, direction),
    width: 0,
  }
  for (let index = 0; index < count; index++) {
    const { xAdvance, xOffset, yOffset } = run.positions[index]
    shaped.glyphs[index] = run.glyphs[index].id
    shaped.advances[index] = xAdvance * scale
    shaped.natural[index] = run.glyphs[index].advanceWidth * scale
    shaped.width += xAdvance * scale
    if (xOffset || yOffset) {
      shaped.offsets ??= Array.from({ length: count }, () => ({ x: 0, y: 0 }))
      shaped.offsets[index] = { x: xOffset * scale, y: yOffset * scale }
    }
  }
  return shaped
}

/** What each glyph reads as. Where glyph and character go one for one, substitutes read as what they stand for. */
function charactersOf(
  glyphs: { codePoints: number[] }[],
  drawn: string,
  logical: string,
  direction: Direction
): number[][] {
  const own = glyphs.map((glyph) => glyph.codePoints)
  if (drawn === logical || glyphs.length !== [...logical].length) return own
  const points = [...logical].map((character) => [character.codePointAt(0) ?? 0])
  return direction === 'rtl' ? points.reverse() : points
}
