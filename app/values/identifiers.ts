/** Checks of the identifiers of people, firms, accounts and land; shapes as municipal registers write them. */

const digits = (text: string) => text.replace(/[\s\u00a0\u202f.-]/g, '')

/** ICE: 15 digits, the whole number divisible by 97. */
export function isIce(text: string): boolean {
  const value = digits(text)
  return /^\d{15}$/.test(value) && BigInt(value) % 97n === 0n
}

/** RIB: 24 digits (bank 3, town 3, account 16, key 2); key = 97 − (first 22 × 100 mod 97). */
export function isRib(text: string): boolean {
  const value = digits(text)
  return (
    /^\d{24}$/.test(value) &&
    BigInt(value) % 97n === 0n &&
    ribKey(value.slice(0, 22)) === value.slice(22)
  )
}

/** The two-digit key of the first 22 digits of a RIB. */
export function ribKey(first22: string): string {
  return String(97n - ((BigInt(first22) * 100n) % 97n)).padStart(2, '0')
}

/** '011 519 0000012050005349 21': bank, town, account and key apart. */
export function ribGroups(rib: string): string {
  return rib.replace(/^(\d{3})(\d{3})(\d{16})(\d{2})$/, '$1 $2 $3 $4')
}

/** IBAN of a Moroccan RIB: always 'MA64' for a valid one. */
export function ibanOfRib(rib: string): string {
  return `MA64${digits(rib)}`
}

/** CIN: one or two letters and up to seven digits; no checksum exists. */
export function isCin(text: string): boolean {
  return /^[A-Z]{1,2}\d{1,7}$/.test(normaliseCin(text))
}

export function normaliseCin(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}

/** Land title 'number/index': '12345/C', '45678/33'. */
export function isLandTitle(text: string): boolean {
  return /^\d{1,7}\/([A-Z]{1,2}|\d{1,3})$/.test(normaliseLandTitle(text))
}

export function normaliseLandTitle(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

/** Digits only, without separators: for keys and comparison. */
export function normaliseDigits(text: string): string {
  return digits(text)
}
