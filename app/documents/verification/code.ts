import { randomInt } from 'node:crypto'

/** Letters and digits that no eye and no telephone confuses: without 0 O, 1 I L, U, V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'

const LENGTH = 8

/** A new code, '7KQ2-M9XD': 29⁸ of them, so that none is found by trying. */
export function newCode(): string {
  const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** A code as somebody typed it, in the form it is kept; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s\u00a0–—-]+/g, '')
  if (signs.length !== LENGTH || [...signs].some((sign) => !ALPHABET.includes(sign))) return null
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}
