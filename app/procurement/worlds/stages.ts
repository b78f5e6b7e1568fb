/** How far a purchase of the demonstration city has come. */
export const STAGES = [
  'draft',
  'submitted',
  'approved',
  'published',
  'compared',
  'ordered',
  'committed',
  'signed',
  'received',
  'invoiced',
  'liquidated',
  'issued',
  'paid',
] as const
export type Stage = (typeof STAGES)[number]

export interface PlannedPurchase {
  object: string
  unit: string
  nature: string
  line: string
  daysAgo: number
  stage: Stage
  place: string
  store?: string
  /** Half of the first line is delivered. */
  partial?: boolean
  lines: { designation: string; unit: string; quantity: string; price: string; item?: string }[]
}
