import Big from 'big.js'

/** How a computed amount meets the centime; half-up unless a text says otherwise. */
export type Rounding = 'half_up' | 'up' | 'down'

const MODES: Record<Rounding, 0 | 1 | 3> = { down: 0, half_up: 1, up: 3 }

/** A factor that money may be multiplied by: exact text ('0.005'), Big or a whole number. Never a float. */
export type Factor = string | number | Big

/**
 * An amount in Moroccan dirhams, held as whole centimes. Immutable.
 * Every rounding of the product happens here.
 */
export class Money {
  static readonly zero = new Money(0)

  private constructor(readonly minor: number) {}

  /** From whole centimes. Throws RangeError when it is not a safe whole number. */
  static ofMinor(minor: number | string | bigint): Money {
    const value = Number(minor)
    if (!Number.isSafeInteger(value))
      throw new RangeError(`Not a whole number of centimes: ${minor}`)
    return value === 0 ? Money.zero : new Money(value)
  }

  /** From dirhams written as a decimal ('9390', '10845.45'), rounded to the centime. */
  static ofDirhams(dirhams: Factor, rounding: Rounding = 'half_up'): Money {
    return Money.ofMinor(exact(dirhams).times(100).round(0, MODES[rounding]).toString())
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = Money.zero
    for (const amount of amounts) total = total.plus(amount)
    return total
  }

  plus(other: Money): Money {
    return Money.ofMinor(this.minor + other.minor)
  }

  minus(other: Money): Money {
    return Money.ofMinor(this.minor - other.minor)
  }

  negated(): Money {
    return Money.ofMinor(-this.minor)
  }

  times(factor: Factor, rounding: Rounding = 'half_up'): Money {
    return Money.ofMinor(exact(factor).times(this.minor).round(0, MODES[rounding]).toString())
  }

  /** `percent('0.5')` is half a hundredth of the amount. */
  percent(rate: Factor, rounding: Rounding = 'half_up'): Money {
    return Money.ofMinor(
      exact(rate).times(this.minor).div(100).round(0, MODES[rounding]).toString()
    )
  }

  /** Rounded to a whole dirham in the given direction. */
  toWholeDirham(rounding: Rounding): Money {
    return Money.ofDirhams(new Big(this.minor).div(100).round(0, MODES[rounding]))
  }

  /**
   * Shares in proportion to whole weights; the centimes left by rounding go to the largest
   * remainders, first weight first, so that the shares always add up to the amount.
   */
  allocate(weights: readonly number[]): Money[] {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    if (total <= 0 || weights.some((weight) => weight < 0)) {
      throw new RangeError('Weights must be positive and not all zero')
    }
    const parts = weights.map((weight) => new Big(this.minor).times(weight).div(total))
    const shares = parts.map((part) => Number(part.round(0, 0).toString()))
    let left = this.minor - shares.reduce((sum, share) => sum + share, 0)
    const order = parts
      .map((part, index) => ({ index, rest: part.minus(shares[index]).abs() }))
      .sort((a, b) => b.rest.cmp(a.rest) || a.index - b.index)
    for (const { index } of order) {
      if (left === 0) break
      shares[index] += Math.sign(left)
      left -= Math.sign(left)
    }
    return shares.map((share) => Money.ofMinor(share))
  }

  compare(other: Money): number {
    return Math.sign(this.minor - other.minor)
  }

  isZero(): boolean {
    return this.minor === 0
  }

  isPositive(): boolean {
    return this.minor > 0
  }

  isNegative(): boolean {
    return this.minor < 0
  }

  /** '10845.45': dirhams with two decimals, for files and JSON. */
  toDecimal(): string {
    return new Big(this.minor).div(100).toFixed(2)
  }

  /** '10 845,45' with narrow no-break spaces: for screens and documents, without the currency. */
  format(): string {
    const [whole, cents] = new Big(Math.abs(this.minor)).div(100).toFixed(2).split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
    return `${this.minor < 0 ? '\u2212' : ''}${grouped},${cents}`
  }

  toString(): string {
    return this.toDecimal()
  }

  toJSON(): string {
    return this.toDecimal()
  }
}

/** The smaller of two amounts. */
export function least(a: Money, b: Money): Money {
  return a.minor <= b.minor ? a : b
}

/** The larger of two amounts. */
export function greatest(a: Money, b: Money): Money {
  return a.minor >= b.minor ? a : b
}

function exact(factor: Factor): Big {
  if (typeof factor === 'number' && !Number.isSafeInteger(factor)) {
    throw new RangeError(`A fraction must be given as text, not as a float: ${factor}`)
  }
  return new Big(factor)
}
