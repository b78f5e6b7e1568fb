import vine from '@vinejs/vine'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { defineRule } from '#platform/rules/definition'
import { amountInput, dayInput, decimalInput, percentInput } from '#platform/rules/inputs'
import { guarantees } from '#procurement/rules/guarantees'
import { priceRevision } from '#procurement/rules/price_revision'
import { statementOfAccount } from '#procurement/rules/statement_of_account'
import {
  guaranteesFields,
  priceRevisionFields,
  statementFields,
} from '#procurement/rules/definitions/meanings'

export const guaranteesRule = defineRule({
  name: 'procurement.guarantees',
  input: vine.object({
    contract_amount: amountInput(),
    amendments: amountInput().optional(),
    instalments: vine.array(amountInput()).optional(),
    on: dayInput().optional(),
  }),
  fields: guaranteesFields,
  answer: {
    definitiveGuarantee: 'Definitive guarantee, rounded up to the dirham, DH.',
    retentionCap: 'Most that may be retained, DH.',
    retentions: 'Retained from each instalment, DH.',
    retained: 'Retained in all, DH.',
  },
  example: {
    contract_amount: '5191974.00',
    instalments: ['2000000.00', '2000000.00', '500000.00'],
    on: '2026-11-23',
  },
  explain: (input, parameters) =>
    guarantees(
      {
        on: input.on ?? clock.today(),
        contractAmount: input.contract_amount,
        amendments: input.amendments ?? Money.zero,
        instalments: input.instalments ?? [],
      },
      parameters
    ),
})

export const statementOfAccountRule = defineRule({
  name: 'procurement.statement_of_account',
  input: vine.object({
    cumulative_ht: amountInput(),
    vat_rate: percentInput().optional(),
    contract_ttc: amountInput(),
    previous_ttc: amountInput().optional(),
    previous_retention: amountInput().optional(),
    penalties: amountInput().optional(),
    previous_penalties: amountInput().optional(),
    advance: amountInput().optional(),
    previous_advance_recovery: amountInput().optional(),
    on: dayInput().optional(),
  }),
  fields: statementFields,
  answer: {
    cumulativeTtc: 'Work done since the beginning, with tax, DH.',
    retention: 'Retention since the beginning, DH.',
    cumulativeNet: 'Cumulative amount less retention and penalties, DH.',
    previousNet: 'Net of the earlier statements, DH.',
    advanceRecovery: 'Taken back of the advance by this statement, DH.',
    net: 'To pay now, DH.',
  },
  example: {
    cumulative_ht: '1500000.00',
    vat_rate: '20',
    contract_ttc: '2400000.00',
    previous_ttc: '900000.00',
    previous_retention: '90000.00',
    on: '2026-11-23',
  },
  explain: (input, parameters) =>
    statementOfAccount(
      {
        on: input.on ?? clock.today(),
        cumulativeHt: input.cumulative_ht,
        vatRate: input.vat_rate ?? '20',
        contractTtc: input.contract_ttc,
        previousTtc: input.previous_ttc ?? Money.zero,
        previousRetention: input.previous_retention ?? Money.zero,
        penalties: input.penalties ?? Money.zero,
        previousPenalties: input.previous_penalties ?? Money.zero,
        advance: input.advance ?? Money.zero,
        previousAdvanceRecovery: input.previous_advance_recovery ?? Money.zero,
      },
      parameters
    ),
})

export const priceRevisionRule = defineRule({
  name: 'procurement.price_revision',
  input: vine.object({
    amount: amountInput(),
    terms: vine.array(
      vine.object({
        name: vine.string().optional(),
        weight: decimalInput(),
        index: decimalInput().optional(),
        base_index: decimalInput().optional(),
        ratio: decimalInput().optional(),
      })
    ),
    fixed_part: decimalInput().optional(),
    on: dayInput().optional(),
  }),
  fields: priceRevisionFields,
  answer: {
    coefficient: 'Coefficient, four decimals.',
    revised: 'Revised amount, DH.',
    difference: 'Revised less base amount, DH.',
  },
  example: {
    amount: '400000.00',
    terms: [
      { name: 'main-d’œuvre', weight: '0.30', ratio: '1.04' },
      { name: 'ciment', weight: '0.35', ratio: '1.06' },
      { name: 'gasoil', weight: '0.20', ratio: '0.98' },
    ],
    on: '2026-11-23',
  },
  explain: (input, parameters) =>
    priceRevision(
      {
        on: input.on ?? clock.today(),
        amount: input.amount,
        fixedPart: input.fixed_part,
        terms: input.terms.map((term, index) => ({
          name: term.name ?? String(index + 1),
          weight: term.weight,
          index: term.index,
          baseIndex: term.base_index,
          ratio: term.ratio,
        })),
      },
      parameters
    ),
})
