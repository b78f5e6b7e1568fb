import { faceFor, type Face, type Weight } from '#documents/text/faces'
import {
  drawnAs,
  isBreakingSpace,
  isInvisible,
  mayBreakAtSpace,
  mayBreakInWord,
} from '#documents/text/characters'
import { mirrored, type Ordering } from '#documents/text/ordering'
import { shape, type Shaped } from '#documents/text/shaping'

/** A stretch of text in one face, style and direction, within a word or between two. */
export interface Piece {
  text: string
  level: number
  /** Which span of the paragraph it comes from. */
  span: number
  space: boolean
  /** A line may begin here. */
  opens: boolean
  shaped: Shaped
  width: number
}

interface Stretch {
  drawn: string
  logical: string
  level: number
  span: number
  space: boolean
  opens: boolean
  face: Face
}

/** Cuts a paragraph into shaped pieces in reading order; widths are for `size`. */
export function piecesOf(
  text: string,
  ordering: Ordering,
  spanAt: (index: number) => number,
  weightOf: (span: number) => Weight,
  size: number
): Piece[] {
  const pieces: Piece[] = []
  let open: Stretch | null = null
  let opens = false
  const close = () => {
    if (open) pieces.push(toPiece(open, size))
    open = null
  }
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    const logical = String.fromCodePoint(codePoint)
    if (isInvisible(logical)) {
      if (mayBreakInWord(text, index)) opens = true
      if (opens) close()
      continue
    }
    const level = ordering.levels ? ordering.levels[index] : 0
    const span = spanAt(index)
    const space = isBreakingSpace(logical)
    const unmarked = space ? ' ' : drawnAs(logical)
    const drawn = level % 2 === 1 ? mirrored(unmarked) : unmarked
    const before: Stretch | null = open
    const face = faceFor(drawn.codePointAt(0) ?? 0, weightOf(span), before?.face)
    if (!continues(open, { face, level, span, space }) || opens) {
      close()
      open = { drawn, logical, level, span, space, opens, face }
    } else {
      extend(open, drawn, logical)
    }
    index += logical.length - 1
    opens = space ? mayBreakAtSpace(text, index + 1) : mayBreakInWord(text, index)
  }
  close()
  return pieces
}

/** Cuts a piece that no line can hold after as many characters as fit; at least one. */
export function splitPiece(piece: Piece, width: number, size: number): [Piece, Piece] {
  const characters = [...piece.text]
  const part = (from: number, to: number) => {
    const logical = characters.slice(from, to).join('')
    const drawn =
      piece.level % 2 === 1 ? characters.slice(from, to).map(mirrored).join('') : logical
    return toPiece(
      { ...piece, logical, drawn: [...drawn].map(drawnAs).join(''), face: piece.shaped.face },
      size
    )
  }
  let fitting = 1
  while (fitting < characters.length - 1 && part(0, fitting + 1).width <= width) fitting++
  return [part(0, fitting), { ...part(fitting, characters.length), opens: true }]
}

function continues(
  open: Stretch | null,
  next: { face: Face; level: number; span: number; space: boolean }
): open is Stretch {
  return (
    open !== null &&
    open.face === next.face &&
    open.level === next.level &&
    open.span === next.span &&
    open.space === next.space
  )
}

function extend(stretch: Stretch, drawn: string, logical: string): void {
  stretch.drawn += drawn
  stretch.logical += logical
}

function toPiece(stretch: Stretch, size: number): Piece {
  const direction = stretch.level % 2 === 1 ? 'rtl' : 'ltr'
  const shaped = shape(stretch.drawn, stretch.face, direction, stretch.logical)
  return {
    text: stretch.logical,
    level: stretch.level,
    span: stretch.span,
    space: stretch.space,
    opens: stretch.opens,
    shaped,
    width: (shaped.width * size * stretch.face.scale) / 1000,
  }
}
