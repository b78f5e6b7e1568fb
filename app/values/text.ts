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
