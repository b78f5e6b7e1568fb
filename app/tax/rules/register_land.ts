import vine from '@vinejs/vine'
import { civilDate } from '#values/civil_date'
import { defineRule } from '#platform/rules/definition'
import { declarationSanction } from '#tax/rules/declaration_sanction'
import { exemptionPeriod } from '#tax/rules/exemption_period'
import { amount, day, decimal, oneOf, year, ZONES } from '#tax/rules/inputs'
import { landDeclarationLastDay } from '#tax/rules/last_day'
import { landTaxBill } from '#tax/rules/land_tax_bill'
import { minimum } from '#tax/rules/minimum'
import type { Zone } from '#tax/rules/tnb'
import { landTax } from '#tax/rules/tnb'

const landInput = {
  /** m² */
  area: decimal(),
  zone: oneOf(ZONES).optional(),
  year: year(),
  /** DH per m², instead of the voted tariff */
  rate: decimal().optional(),
  covered_area: decimal().optional(),
  used_area: decimal().optional(),
  exemptions: vine
    .array(vine.object({ code: vine.string(), from: day(), to: day().nullable().optional() }))
    .optional(),
  owners: vine
    .array(vine.object({ name: vine.string(), share: vine.number().positive() }))
    .optional(),
}

interface LandInput {
  area: string
  zone?: string
  year: number
  rate?: string
  covered_area?: string
  used_area?: string
  exemptions?: { code: string; from: string; to?: string | null }[]
  owners?: { name: string; share: number }[]
}

function landFacts(input: LandInput) {
  return {
    year: input.year,
    area: input.area,
    zone: (input.zone ?? 'equipped') as Zone,
    rate: input.rate,
    coveredArea: input.covered_area,
    usedArea: input.used_area,
    exemptions: input.exemptions?.map(({ code, from, to }) => ({ code, from, to: to ?? null })),
    owners: input.owners,
  }
}

const FAILINGS = Object.fromEntries(
  [
    'late',
    'missing',
    'incomplete',
    'insufficient',
    'bad_faith',
    'cessation',
    'transfer',
    'documents_refused',
  ].map((name) => [name, name])
)

export const landRules = [
  defineRule({
    name: 'tax.tnb',
    input: vine.object(landInput),
    example: { area: '312.4', zone: 'équipée', year: 2026 },
    explain: (input, parameters) => landTax(landFacts(input), parameters),
  }),
  defineRule({
    name: 'tax.tnb_bill',
    input: vine.object({
      ...landInput,
      declared_on: day().nullable().optional(),
      paid_on: day(),
      payments: vine
        .array(
          vine.object({ on: day(), amount: amount().optional(), principal: amount().optional() })
        )
        .optional(),
    }),
    example: { area: '500', zone: 'équipée', year: 2026, declared_on: null, paid_on: '2026-11-23' },
    explain: (input, parameters) =>
      landTaxBill(
        {
          ...landFacts(input),
          declaredOn: input.declared_on,
          on: input.paid_on,
          payments: input.payments,
        },
        parameters
      ),
  }),
  defineRule({
    name: 'tax.declaration_sanction',
    input: vine.object({
      tax: amount(),
      failing: oneOf(FAILINGS).optional(),
      declared_on: day().nullable().optional(),
      last_day: day().optional(),
      year: year().optional(),
      on: day().optional(),
    }),
    example: { tax: '15000', year: 2026, declared_on: null },
    explain: (input, parameters) => {
      const lastDay =
        input.last_day ?? (input.year ? landDeclarationLastDay(input.year, parameters) : undefined)
      const on = input.on ?? input.declared_on ?? lastDay ?? civilDate(input.year ?? 2026, 12, 31)
      return declarationSanction(
        {
          tax: input.tax,
          failing: input.failing as never,
          declaredOn: input.declared_on,
          lastDay,
          on,
        },
        parameters
      )
    },
  }),
  defineRule({
    name: 'tax.minimum',
    input: vine.object({ amount: amount(), tax: vine.string().optional(), on: day().optional() }),
    example: { amount: '180', tax: 'tnb', on: '2026-01-01' },
    explain: (input, parameters) =>
      minimum(
        { amount: input.amount, tax: input.tax ?? 'tnb', on: input.on ?? '2026-01-01' },
        parameters
      ),
  }),
  defineRule({
    name: 'tax.exemption_period',
    input: vine.object({
      code: vine.string(),
      permit_on: day().optional(),
      hectares: decimal().optional(),
      starts_on: day().optional(),
      ends_on: day().nullable().optional(),
      completed_on: day().nullable().optional(),
      year: year().optional(),
    }),
    example: { code: 'AMENAGEMENT', permit_on: '2023-06-15', hectares: '42', year: 2026 },
    explain: (input, parameters) =>
      exemptionPeriod(
        {
          code: input.code,
          permitOn: input.permit_on,
          hectares: input.hectares,
          startsOn: input.starts_on,
          endsOn: input.ends_on,
          completedOn: input.completed_on,
          year: input.year,
        },
        parameters
      ),
  }),
]
