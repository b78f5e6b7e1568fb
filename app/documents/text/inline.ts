import type { Weight } from '#documents/text/faces'

/** A stretch of a line in its own weight or colour. */
export interface Span {
  text: string
  weight?: Weight
  color?: string
}

/** Text of a paragraph: a string, or strings and spans one after the other. `\n` starts a new line. */
export type Inline = string | Span | readonly (string | Span)[]

/** The same text in bold. */
export function bold(text: string, color?: string): Span {
  return { text, weight: 'bold', color }
}

export function colored(text: string, color: string): Span {
  return { text, color }
}

/**
 * A reference, a number, a plate, a date: read from left to right as one thing, whatever surrounds it.
 * `isolate('123743/45')` keeps its order inside an Arabic sentence, `isolate('74043|أ|11')` anywhere.
 */
export function isolate(text: string): string {
  return `\u2066${text.replace(/[\u0600-\u06ff]+/g, '$&\u200e')}\u2069`
}

/** A name or free text of unknown language: keeps its own direction and leaves its neighbours alone. */
export function isolateName(text: string): string {
  return `\u2068${text}\u2069`
}

export function plainText(inline: Inline): string {
  return spansOf(inline)
    .map((span) => span.text)
    .join('')
}

export function spansOf(inline: Inline): readonly Span[] {
  if (typeof inline === 'string') return [{ text: inline }]
  if ('text' in inline) return [inline]
  return inline.map((part) => (typeof part === 'string' ? { text: part } : part))
}

export function isEmpty(inline: Inline | undefined): boolean {
  return inline === undefined || plainText(inline).trim() === ''
}
