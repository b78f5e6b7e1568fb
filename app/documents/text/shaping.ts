import { LeastRecentlyUsed } from '#documents/text/least_recently_used'
import type { Face } from '#documents/text/faces'
import { shapePairs } from '#documents/text/pair_shaping'

/** Glyphs of one stretch of text in one face, in the order they are drawn; lengths in thousandths of the size. */
export interface Shaped {
  face: Face
  glyphs: readonly number[]
  /** How far the pen goes, and how far the font alone would take it. */
  advances: readonly number[]
  natural: readonly number[]
  offsets: readonly { x: number; y: number }[] | null
  /** The characters each glyph stands for, for search and copy. */
  characters: readonly string[]
  width: number
}

export type Direction = 'ltr' | 'rtl'

const NO_OFFSET = { x: 0, y: 0 }

const shapes = new LeastRecentlyUsed<Shaped>(8_000)

/**
 * Shapes text of one face and direction. `logical` is what it reads as, where that differs from what is
 * drawn (mirrored brackets, narrow spaces). Repeated Arabic words are shaped once per process.
 */
export function shape(text: string, face: Face, direction: Direction, logical = text): Shaped {
  const simple = direction === 'ltr' ? shapePairs(text, face, logical) : null
  if (simple) return simple
  const key = `${face.key}\n${direction}\n${text}\n${logical === text ? '' : logical}`
  return shapes.get(key) ?? shapes.set(key, compute(text, face, direction, logical))
}

/** Stretches of one face, side by side, as one. */
export function join(parts: readonly Shaped[]): Shaped {
  if (parts.length === 1) return parts[0]
  const raised = parts.some((part) => part.offsets)
  return {
    face: parts[0].face,
    glyphs: parts.flatMap((part) => part.glyphs),
    advances: parts.flatMap((part) => part.advances),
    natural: parts.flatMap((part) => part.natural),
    characters: parts.flatMap((part) => part.characters),
    offsets: raised
      ? parts.flatMap((part) => part.offsets ?? part.glyphs.map(() => NO_OFFSET))
      : null,
    width: parts.reduce((sum, part) => sum + part.width, 0),
  }
}

function compute(text: string, face: Face, direction: Direction, logical: string): Shaped {
  const scale = 1000 / face.font.unitsPerEm
  const { glyphs, positions } = face.font.layout(text, undefined, undefined, undefined, direction)
  const raised = positions.some(({ xOffset, yOffset }) => xOffset || yOffset)
  return {
    face,
    glyphs: glyphs.map(({ id }) => id),
    advances: positions.map(({ xAdvance }) => xAdvance * scale),
    natural: glyphs.map(({ advanceWidth }) => advanceWidth * scale),
    offsets: raised
      ? positions.map(({ xOffset, yOffset }) => ({ x: xOffset * scale, y: yOffset * scale }))
      : null,
    characters: charactersOf(glyphs, text, logical, direction),
    width: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * scale,
  }
}

/** What each glyph reads as. Where glyph and character go one for one, substitutes read as what they stand for. */
function charactersOf(
  glyphs: { codePoints: number[] }[],
  drawn: string,
  logical: string,
  direction: Direction
): string[] {
  const points = [...logical]
  if (drawn === logical || glyphs.length !== points.length) {
    return glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))
  }
  return direction === 'rtl' ? points.reverse() : points
}
