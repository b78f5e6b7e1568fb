/** A noun that is counted, in the forms Arabic needs after a number. */
interface CountedNoun {
  /** One of them: درهم واحد */
  one: string
  dual: string
  /** The dual when the thing counted follows at once: ألفا درهم */
  dualConstruct: string
  /** After three to ten: دراهم */
  plural: string
  /** After eleven to ninety-nine: درهما */
  accusative: string
  /** The same when the thing counted follows at once: ألف درهم */
  accusativeConstruct: string
  /** After hundreds and thousands: درهم */
  genitive: string
}

const DIRHAM = nounOf('درهم واحد', 'درهمان', 'درهما', 'دراهم', 'درهما', 'درهم')
const CENTIME = nounOf('سنتيم واحد', 'سنتيمان', 'سنتيما', 'سنتيمات', 'سنتيما', 'سنتيم')

const SCALES: readonly [number, CountedNoun][] = [
  [
    1_000_000_000_000,
    nounOf('تريليون', 'تريليونان', 'تريليونا', 'تريليونات', 'تريليونا', 'تريليون'),
  ],
  [1_000_000_000, nounOf('مليار', 'ملياران', 'مليارا', 'مليارات', 'مليارا', 'مليار')],
  [1_000_000, nounOf('مليون', 'مليونان', 'مليونا', 'ملايين', 'مليونا', 'مليون')],
  [1_000, nounOf('ألف', 'ألفان', 'ألفا', 'آلاف', 'ألفا', 'ألف')],
]

const UNITS = [
  ...['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'],
  ...[
    'أحد عشر',
    'اثنا عشر',
    'ثلاثة عشر',
    'أربعة عشر',
    'خمسة عشر',
    'ستة عشر',
    'سبعة عشر',
    'ثمانية عشر',
  ],
  'تسعة عشر',
]
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون']
const HUNDREDS = [
  ...['', 'مائة', 'مائتان', 'ثلاثمائة', 'أربعمائة', 'خمسمائة', 'ستمائة', 'سبعمائة', 'ثمانمائة'],
  'تسعمائة',
]

/**
 * An amount in words as Moroccan documents write it: تسعة آلاف وثلاثمائة وتسعون درهما. Centimes are left
 * out when there are none. `minor` is whole centimes; RangeError otherwise.
 */
export function amountInArabic(minor: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a whole number of centimes: ${minor}`)
  if (minor < 0) return `ناقص ${amountInArabic(-minor)}`
  const dirhams = Math.floor(minor / 100)
  const centimes = minor % 100
  if (dirhams === 0) return centimes === 0 ? 'صفر درهم' : counted(centimes, CENTIME)
  const whole = counted(dirhams, DIRHAM)
  return centimes === 0 ? whole : `${whole} و${counted(centimes, CENTIME)}`
}

/** The number with its noun, both in the form the other asks for (nominative). */
function counted(count: number, noun: CountedNoun, followed = false): string {
  if (count === 1) return noun.one
  if (count === 2) return followed ? noun.dualConstruct : noun.dual
  const rest = count % 100
  const high = count - rest
  if (rest === 0) return `${join(highParts(high, true))} ${noun.genitive}`
  if (rest <= 2)
    return `${join(highParts(high, true))} ${noun.genitive} و${counted(rest, noun, followed)}`
  const number = join([...highParts(high, false), below100(rest)])
  if (rest <= 10) return `${number} ${noun.plural}`
  return `${number} ${followed ? noun.accusativeConstruct : noun.accusative}`
}

/** The scales and hundreds of a number; the last in the construct when what is counted follows at once. */
function highParts(high: number, followed: boolean): string[] {
  const parts: string[] = []
  let left = high
  for (const [scale, noun] of SCALES) {
    const count = Math.floor(left / scale)
    left %= scale
    if (count > 0) parts.push(counted(count, noun, followed && left === 0))
  }
  const hundreds = Math.floor(left / 100)
  if (hundreds > 0) parts.push(hundreds === 2 && followed ? 'مائتا' : HUNDREDS[hundreds])
  return parts
}

function below100(count: number): string {
  if (count < 20) return UNITS[count]
  const unit = count % 10
  const tens = TENS[Math.floor(count / 10)]
  return unit === 0 ? tens : `${UNITS[unit]} و${tens}`
}

function join(parts: readonly string[]): string {
  return parts.join(' و')
}

function nounOf(
  one: string,
  dual: string,
  dualConstruct: string,
  plural: string,
  accusative: string,
  genitive: string
): CountedNoun {
  return { one, dual, dualConstruct, plural, accusative, accusativeConstruct: genitive, genitive }
}
