/** Anything that needs ordering from right to left, or says how to order. */
const NEEDS_ORDERING =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]|[\ud83a-\ud83b][\udc00-\udfff]/

/** Characters that order or break text and draw nothing. Joiners stay: they shape Arabic. */
const INVISIBLE =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff]/

/** Characters drawn with another's glyph; they read back as themselves. */
const DRAWN_AS: Record<string, string> = { '\u202f': '\u2009', '\u2011': '-', '\u2010': '-' }

/** What French keeps with the word before. */
const KEEPS_BEFORE = /^[;:!?»%‰°)\]،؛؟٪]/

/** Units that stay with their number. */
const UNIT = /^(?:DH|MAD|mm²|mm|m²|m³|km|ha|kg|[Lgmh]|€)(?![\p{L}\d])/u

/** What keeps the word after: opening marks, "N°", "art.", "M.". */
const KEEPS_AFTER = /(?:[«(\[]|(?<!\p{L})(?:[Nn]°|[Aa]rt\.|M\.|M(?:me|lle)))$/u

export function needsOrdering(text: string): boolean {
  return NEEDS_ORDERING.test(text)
}

export function isInvisible(character: string): boolean {
  return INVISIBLE.test(character)
}

export function isBreakingSpace(character: string): boolean {
  return character === ' ' || character === '\t'
}

export function drawnAs(character: string): string {
  return DRAWN_AS[character] ?? character
}

/** May a line end at the spaces before `next`? French points and units keep their word, numbers stay whole. */
export function mayBreakAtSpace(text: string, next: number): boolean {
  const before = text.slice(Math.max(0, next - 8), next).trimEnd()
  const after = text.slice(next, next + 4)
  if (/\d$/.test(before) && /^\d/.test(after)) return false
  if (/\d\s?h$/.test(before) && /^\d/.test(after)) return false
  if (/\d$/.test(before) && UNIT.test(after)) return false
  return !KEEPS_BEFORE.test(after) && !KEEPS_AFTER.test(before)
}

/** May a line end inside a word, after the character at `index`? Never inside a reference or a number. */
export function mayBreakInWord(text: string, index: number): boolean {
  const character = text[index]
  if (character === '\u200b' || character === '\u00ad') return true
  if (character === '—') return true
  if (character !== '-') return false
  return /\p{L}/u.test(text[index - 1] ?? '') && /\p{L}/u.test(text[index + 1] ?? '')
}
