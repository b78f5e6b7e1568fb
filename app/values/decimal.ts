import Big from 'big.js'

export { default as Big } from 'big.js'

/** '801,7', '1 153,7' and '1153.7' as exact text '1153.7'; null when it is not a number. */
export function parseDecimal(text: string): string | null {
  const cleaned = text
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(',', '.')
    .replace(/^\+(?=\d)/, '')
  return /^-?\d+(\.\d+)?$/.test(cleaned) ? new Big(cleaned).toFixed() : null
}

/** Up to the next whole number: a fraction of a square metre counts as one. */
export function ceiling(value: string | Big): number {
  return Number(new Big(value).round(0, Big.roundUp).toString())
}

/** '1 153,7' for screens and documents: comma, narrow no-break spaces, no trailing zeros. */
export function formatDecimal(value: string | number | Big, decimals?: number): string {
  const number = new Big(value)
  const text = decimals === undefined ? number.abs().toFixed() : number.abs().toFixed(decimals)
  const [whole, fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
  return `${number.lt(0) ? '\u2212' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}
