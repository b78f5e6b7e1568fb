import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { clock } from '#platform/clock'
import { Money } from '#values/money'
import { amount, day, decimal, echelle, oneOf, whole } from '#hr/rules/inputs'
import type { Fund, PayslipFacts } from '#hr/rules/payslip'

/** What `hr.payslip` reads: an index or a gross, the fund, the allowances and the family. */
export const payslipInput = vine.object({
  on: day().optional(),
  fund: oneOf({
    cmr: 'CMR',
    titulaire: 'CMR',
    stagiaire: 'CMR',
    rcar: 'RCAR',
    contractuel: 'RCAR',
  }),
  gross: amount().optional(),
  echelle: echelle().optional(),
  echelon: whole(1, 20).optional(),
  index: whole(1, 2000).optional(),
  allowances: amount().optional(),
  mutual_rate: decimal().optional(),
  married: vine.boolean().optional(),
  children: whole(0, 30).optional(),
  unjustified_half_days: whole(0, 60).optional(),
  pay_rate: decimal().optional(),
})

export const payslipFields = {
  on: 'Last day of the month paid. Default: today.',
  fund: 'CMR (titulaire, stagiaire) or RCAR (contractuel).',
  gross: 'Gross taxable of the month, DH; or échelle and échelon, or index, with allowances.',
  echelle: 'Échelle: 6, 8, 9, 10, 11 or HE.',
  echelon: 'Échelon of that échelle.',
  index: 'The index itself, instead of échelle and échelon.',
  allowances: 'Permanent taxable allowances of the month, DH.',
  mutual_rate: 'Rate of the mutual fund, percent of gross. Default: 0.',
  married: 'A spouse counts as a dependant.',
  children: 'Dependent children.',
  unjustified_half_days: 'Half-days of unjustified absence.',
  pay_rate: 'Percent of pay, 50 for half pay in sick leave. Default: 100.',
}

export function payslipFacts(input: Infer<typeof payslipInput>): PayslipFacts {
  return {
    on: input.on ?? clock.today(),
    fund: input.fund as Fund,
    gross: input.gross,
    echelle: input.echelle,
    echelon: input.echelon,
    index: input.index,
    allowances: input.allowances ?? Money.zero,
    mutualRate: input.mutual_rate ?? '0',
    married: input.married ?? false,
    children: input.children ?? 0,
    unjustifiedHalfDays: input.unjustified_half_days ?? 0,
    payRate: input.pay_rate ?? '100',
  }
}
