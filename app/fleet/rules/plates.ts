/** The series a plate belongs to; 'unknown' when its shape fits none. */
export type PlateKind =
  'civil' | 'old_civil' | 'state' | 'local_authority' | 'temporary' | 'unknown'

export interface Plate {
  raw: string
  kind: PlateKind
  /** Digits, letter and code without separators, ج as J and هـ as ه: unique in the register. */
  key: string
}

const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩'
const STATE = /^(\d{6})(M|المغرب)?$|^(M|المغرب)(\d{6})$/

/**
 * Reads a Moroccan plate: '12345|أ|6', '1234-56|7', 'J179814', 'ج179814', '123456', 'WW123456'.
 * The two spellings of the local authorities' series ('J179814', 'ج179814', '179814 ج') are one plate.
 */
export function readPlate(text: string): Plate {
  const raw = text.trim()
  const compact = bare(raw)
  const civil = /^(\d{1,5})([ء-ي]|[A-Z])(\d{1,2})$/.exec(compact)
  const local = /^J(\d{1,6})$|^(\d{1,6})J$/.exec(compact)
  if (local) return { raw, kind: 'local_authority', key: `${local[1] ?? local[2]}J` }
  if (/^WW?\d{2,7}$/.test(compact)) return { raw, kind: 'temporary', key: compact }
  if (/^\d{1,4}-\d{1,2}[|/ -]\d{1,2}$/.test(raw))
    return { raw, kind: 'old_civil', key: raw.replace(/\D+/g, '') }
  if (civil && isCode(civil[3])) {
    return {
      raw,
      kind: 'civil',
      key: `${Number(civil[1])}${civil[2].replace('ا', 'أ')}${Number(civil[3])}`,
    }
  }
  const state = STATE.exec(compact)
  if (state) return { raw, kind: 'state', key: `${state[1] ?? state[4]}M` }
  return { raw, kind: 'unknown', key: compact }
}

/** The unique key of a plate however it was typed. */
export function plateKey(text: string): string {
  return readPlate(text).key
}

/**
 * True when a damaged plate ('74043|?|11', '?159790': a letter lost in Windows-1252) may be this one:
 * same digits in the same groups, each '?' standing for one letter.
 */
export function mayBePlate(damaged: string, plate: string): boolean {
  if (!damaged.includes('?')) return plateKey(damaged) === plateKey(plate)
  const shape = [...bare(damaged)]
  const known = [...bare(plate)]
  return (
    shape.length === known.length &&
    shape.every((character, at) => character === '?' || character === known[at])
  )
}

function bare(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) =>
      ARABIC_DIGITS.includes(character) ? String(ARABIC_DIGITS.indexOf(character)) : character
    )
    .join('')
    .toUpperCase()
    .replace(/[\s|/\\.\-_ـ\u200e\u200f]/g, '')
    .replace(/ج/g, 'J')
}

function isCode(code: string): boolean {
  return Number(code) >= 1 && Number(code) <= 89
}
