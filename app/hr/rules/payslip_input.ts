import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { Money } from '#values/money'
import { amount, day, decimal, echelle, oneOf, whole } from '#hr/rules/inputs'
import type { Fund, PayslipFacts } from '#hr/rules/payslip'

/** What `hr.payslip` reads: an index or a gross, the fund, the allowances and the family. */
export const payslipInput = vine.object({
  on: day(),
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

export function payslipFacts(input: Infer<typeof payslipInput>): PayslipFacts {
  return {
    on: input.on,
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
