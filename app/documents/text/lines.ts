import { splitPiece, type Piece } from '#documents/text/pieces'

/** Slack for rounding: a text measured at a width must fit that width again. */
const SLACK = 0.01

/** Fills lines no wider than `width` with pieces in reading order; spaces at both ends of a broken line are dropped. */
export function fillLines(pieces: readonly Piece[], width: number, size: number): Piece[][] {
  const lines: Piece[][] = []
  let line: Piece[] = []
  let filled = 0
  const finish = () => {
    lines.push(withoutTrailingSpace(line))
    line = []
    filled = 0
  }
  for (const group of groupsOf(pieces, width, size)) {
    const needed = widthOfPieces(withoutTrailingSpace(group))
    if (line.length > 0 && filled + needed > width + SLACK) finish()
    line.push(...group)
    filled += widthOfPieces(group)
  }
  finish()
  return lines
}

/** Pieces that no line may separate, one array each. What is wider than a line is cut anywhere. */
function groupsOf(pieces: readonly Piece[], width: number, size: number): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups[groups.length - 1]
    if (!last || piece.opens) groups.push([piece])
    else last.push(piece)
  }
  return groups.flatMap((group) => cutToWidth(group, width, size))
}

function cutToWidth(group: Piece[], width: number, size: number): Piece[][] {
  if (widthOfPieces(withoutTrailingSpace(group)) <= width + SLACK) return [group]
  const cut: Piece[][] = [[]]
  let filled = 0
  const queue = [...group]
  while (queue.length > 0) {
    const piece = queue.shift() as Piece
    const line = cut[cut.length - 1]
    if (piece.space || filled + piece.width <= width + SLACK) {
      line.push(piece)
      filled += piece.width
    } else if (piece.width > width && [...piece.text].length > 1) {
      const [fitting, rest] = splitPiece(piece, width - filled, size)
      if (filled + fitting.width <= width || line.length === 0) line.push(fitting)
      else cut.push([fitting])
      cut.push([])
      filled = 0
      queue.unshift(rest)
    } else {
      if (line.length > 0) cut.push([])
      cut[cut.length - 1].push(piece)
      filled = piece.width
    }
  }
  return cut.filter((line) => line.length > 0)
}

function withoutTrailingSpace(pieces: readonly Piece[]): Piece[] {
  let end = pieces.length
  while (end > 0 && pieces[end - 1].space) end--
  return pieces.slice(0, end)
}

function widthOfPieces(pieces: readonly Piece[]): number {
  let width = 0
  for (const piece of pieces) width += piece.width
  return width
}
