import { toCardinal } from 'n2words/fr-FR'

/**
 * An amount in words, as a receipt or a notice writes it: « neuf mille trois cent quatre-vingt-dix
 * dirhams », centimes left out when there are none. `minor` is whole centimes; RangeError otherwise.
 */
export function amountInFrench(minor: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a whole number of centimes: ${minor}`)
  if (minor < 0) return `moins ${amountInFrench(-minor)}`
  const dirhams = Math.floor(minor / 100)
  const centimes = minor % 100
  if (dirhams === 0 && centimes > 0) return countInFrench(centimes, 'centime', 'centimes')
  const whole = countInFrench(dirhams, 'dirham', 'dirhams')
  return centimes === 0 ? whole : `${whole} et ${countInFrench(centimes, 'centime', 'centimes')}`
}

/** « vingt et un jours », « un million de dirhams »; the thing counted is masculine. */
export function countInFrench(count: number, singular: string, plural: string): string {
  const round = count >= 1_000_000 && count % 1_000_000 === 0
  const joint = round ? (/^[aeéêiouyh]/i.test(plural) ? ' d’' : ' de ') : ' '
  return `${numberInFrench(count)}${joint}${count < 2 ? singular : plural}`
}

/** « deux cents », « deux cent mille », « quatre-vingt-un ». */
export function numberInFrench(count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a count: ${count}`)
  return toCardinal(count)
}
