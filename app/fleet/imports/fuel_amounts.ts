import { Big } from '#values/decimal'

export interface PrintedFill {
  litres: string
  unitPrice: string
  amountMinor: number
}

/**
 * |litres × price − amount|, and how much of it the printed figures explain. A pump reckons with more decimals
 * than it prints: litres and price each stand for half a unit of their last decimal. Beyond the tolerance and
 * that, the amount contradicts the litres.
 */
export function amountGap(
  fill: PrintedFill,
  tolerance: string
): { gap: Big; explained: Big; contradicts: boolean; exact: boolean } {
  const gap = new Big(fill.litres)
    .times(fill.unitPrice)
    .minus(new Big(fill.amountMinor).div(100))
    .abs()
  const half = (text: string) => new Big(10).pow(-(text.split('.')[1]?.length ?? 0)).div(2)
  const rounding = new Big(fill.litres)
    .times(half(fill.unitPrice))
    .plus(new Big(fill.unitPrice).times(half(fill.litres)))
  const explained = rounding.plus(tolerance)
  return { gap, explained, contradicts: gap.gt(explained), exact: gap.lte(tolerance) }
}
