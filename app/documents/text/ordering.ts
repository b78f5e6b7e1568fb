import bidiFactory from 'bidi-js'
import { needsOrdering } from '#documents/text/characters'
import type { Direction } from '#documents/text/shaping'

interface Bidi {
  getEmbeddingLevels(
    text: string,
    direction?: Direction
  ): { levels: Uint8Array; paragraphs: { level: number }[] }
  getMirroredCharacter(character: string): string | null
}

// the package's types describe an ES module; Node loads its CommonJS form, whose export is the factory
const bidi = (bidiFactory as unknown as () => Bidi)()

export interface Ordering {
  direction: Direction
  /** The embedding level of each UTF-16 unit; null when everything goes from left to right. */
  levels: Uint8Array | null
}

/** Levels of a paragraph by the Unicode bidirectional algorithm. `auto` takes the first strong letter's direction. */
export function orderingOf(text: string, direction: Direction | 'auto'): Ordering {
  if (direction !== 'rtl' && !needsOrdering(text)) return { direction: 'ltr', levels: null }
  const found = bidi.getEmbeddingLevels(text, direction === 'auto' ? undefined : direction)
  const base = found.paragraphs[0]?.level ?? (direction === 'rtl' ? 1 : 0)
  return { direction: base % 2 === 1 ? 'rtl' : 'ltr', levels: found.levels }
}

/** The bracket to draw for one read from right to left. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character
}

/** Puts the pieces of one line, given in reading order, in the order they stand on paper (rule L2). */
export function inVisualOrder<Piece extends { level: number }>(pieces: readonly Piece[]): Piece[] {
  const line = [...pieces]
  let highest = 0
  for (const piece of line) highest = Math.max(highest, piece.level)
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < line.length; start++) {
      if (line[start].level < level) continue
      let end = start
      while (end + 1 < line.length && line[end + 1].level >= level) end++
      reverse(line, start, end)
      start = end
    }
  }
  return line
}

function reverse<Item>(items: Item[], start: number, end: number): void {
  for (let left = start, right = end; left < right; left++, right--) {
    const kept = items[left]
    items[left] = items[right]
    items[right] = kept
  }
}
