import vine from '@vinejs/vine'
import { addDays, civilDate, formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { defineRule } from '#platform/rules/definition'
import { declarationSanction } from '#tax/rules/declaration_sanction'
import { exemptionPeriod } from '#tax/rules/exemption_period'
import { amount, day, decimal, oneOf, TAXES, year } from '#tax/rules/inputs'
import { landAnswer, landFacts, landFields, landInput } from '#tax/rules/land_input'
import { landDeclarationLastDay } from '#tax/rules/last_day'
import { landTaxBill } from '#tax/rules/land_tax_bill'
import { minimum } from '#tax/rules/minimum'
import { checkedPayments, partPayments, paymentFields } from '#tax/rules/part_payments'
import { landTax } from '#tax/rules/tnb'

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
    fields: landFields,
    answer: landAnswer,
    example: { area: '312.4', zone: 'equipped', year: 2026 },
    explain: (input, parameters) => landTax(landFacts(input, parameters), parameters),
  }),
  defineRule({
    name: 'tax.tnb_bill',
    input: vine.object({
      ...landInput,
      declared_on: day().nullable().optional(),
      paid_on: day(),
      payments: partPayments(),
    }),
    fields: {
      ...landFields,
      'declared_on': 'Day the yearly declaration was filed; null or absent: not filed.',
      'paid_on': 'Day of payment, or day for which the bill is asked.',
      'payments': 'Earlier part payments.',
      ...paymentFields,
      'payments.amount': 'Dirhams paid: they settle the sanction, then lateness, then principal.',
    },
    answer: {
      principal: 'Tax issued, DH.',
      sanction: 'Sanction of the declaration, DH.',
      late: 'All that lateness has earned until paid_on, DH.',
      total: 'principal + sanction + late, before part payments.',
      sanctionPaid:
        'Part of the sanction that the payments settled, before lateness and principal.',
      left: 'What is still owed of the total.',
      lastDay: 'Last day to pay without penalty.',
      land: 'Answer of tax.tnb.',
      declaration: 'Answer of tax.declaration_sanction.',
      payment: 'Answer of tax.late_payment, with what the part payments leave.',
    },
    example: {
      area: '500',
      zone: 'equipped',
      year: 2026,
      declared_on: null,
      paid_on: '2026-11-23',
    },
    explain: (input, parameters) =>
      landTaxBill(
        {
          ...landFacts(input, parameters),
          declaredOn: input.declared_on,
          on: input.paid_on,
          payments: checkedPayments(input.payments),
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
    fields: {
      tax: 'Tax of the declaration, DH; for insufficient and bad_faith the part that was evaded.',
      failing:
        'What was not done; without it, late or missing is told from declared_on and the last day.',
      declared_on: 'Day the declaration was filed; null or absent: not filed.',
      last_day: 'Last day to declare. Default: that of the land tax of `year`, end of February.',
      year: 'Tax year, for the last day to declare of the land tax.',
      on: 'Day on which the sanction is asked for. Default: the day of filing, or after the last day.',
    },
    answer: {
      sanction: 'Sanction, DH; zero when declared in time or still in time.',
      failing: 'The failing that is sanctioned, or null.',
      late: 'Whether the declaration is late or missing.',
    },
    example: { tax: '15000', year: 2026, declared_on: null },
    explain: (input, parameters) => {
      const lastDay =
        input.last_day ?? (input.year ? landDeclarationLastDay(input.year, parameters) : undefined)
      const { declared_on: declaredOn, failing } = input
      if (failing === 'late' && declaredOn && lastDay && declaredOn <= lastDay) {
        const params = {
          declared_on: formatCivilDate(declaredOn),
          last_day: formatCivilDate(lastDay),
        }
        throw new Refusal('tax.declared_in_time', params, { field: 'failing' })
      }
      const after = lastDay ? addDays(lastDay, 1) : civilDate(input.year ?? 2026, 12, 31)
      const on = input.on ?? declaredOn ?? after
      return declarationSanction(
        {
          tax: input.tax,
          failing: failing as never,
          declaredOn,
          lastDay,
          on,
        },
        parameters
      )
    },
  }),
  defineRule({
    name: 'tax.minimum',
    input: vine.object({ amount: amount(), tax: oneOf(TAXES).optional(), on: day().optional() }),
    fields: {
      amount: 'Amount of the tax, DH.',
      tax: 'Which tax. Default: tnb; the others have no minimum until an order sets one.',
      on: 'Day whose settings hold. Default: 2026-01-01.',
    },
    answer: {
      issued: 'Whether the tax is issued.',
      due: 'Amount issued, DH; zero below the minimum.',
      minimum: 'The minimum in force, DH.',
    },
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
    fields: {
      code: 'ETAT, COLLECTIVITE, HABOUS, COLLECTIF, ALEM, FONDATION, ORGANISME (permanent), RESEAU, INTERDICTION, AFFECTATION (certificate), PERMIS, AMENAGEMENT (permit).',
      permit_on:
        'Day of the permit or development authorisation; required for PERMIS and AMENAGEMENT.',
      hectares: 'Hectares of the development authorisation; required for AMENAGEMENT.',
      starts_on:
        'First day of the exemption; required for a certificate. Default of a permanent one: since the law.',
      ends_on: 'Last day of the exemption; null or absent: without end. A permit ends by itself.',
      completed_on: 'Day of the certificat de conformité or permis d’habiter; null: not obtained.',
      year: 'A tax year to answer for.',
    },
    answer: {
      code: 'Code of the exemption.',
      kind: 'permanent, temporary or permit.',
      startsOn: 'First day.',
      endsOn: 'Last day, or null without end.',
      years: 'Tax years exempted: those whose 1 January is covered; null without end.',
      taxableFrom: 'First tax year after the exemption.',
      recoverableYears: 'Years that become due when the permit lapsed without certificate.',
      exempt: 'Whether the asked year is exempt; null when none was asked.',
    },
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
