/** Text as people type it, made comparable: 'AÏN-CHOCK', 'Ain Chock' and 'Aïn-Chock' are one. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
    .replace(/['’`´ʼ_/.,-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Stray blanks, no-break spaces and line breaks become single spaces. */
export function tidyText(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}

/** A CIN or account shown to those who need not read it whole: 'BE••••21'. */
export function maskMiddle(text: string, start = 2, end = 2): string {
  return text.length <= start + end ? '••••' : `${text.slice(0, start)}••••${text.slice(-end)}`
}

// one letter, or the name of the State: 'شتنبر 2026' is a month and no plate
const LETTER = '(?:ه\u0640|المغرب|\\p{Script=Arabic})'
const STAMPED = new RegExp(
  `^(?:\\d{1,6} ?[|-] ?${LETTER} ?[|-] ?\\d{1,3}|${LETTER} ?\\d{3,7}|\\d{3,7} ?${LETTER})$`,
  'u'
)

/**
 * A plate with an Arabic letter keeps the order in which it is stamped, whatever the line around it: '12345|أ|6'
 * reads the same in a French and in an Arabic sentence. Other text is left alone.
 */
export function stamped(text: string): string {
  return STAMPED.test(text) ? `\u2066\u202d${text}\u202c\u2069` : text
}

/** The same for what fills a sentence. */
export function stampedParams<Params extends Record<string, unknown>>(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? stamped(value) : value,
    ])
  ) as Params
}

/** French keeps its signs with their words: a narrow space that never breaks before ; ! ?, a wide one around the rest. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, '\u202f')
    .replace(/ (?=[:»%])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
}
