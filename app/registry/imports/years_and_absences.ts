import db from '@adonisjs/lucid/services/db'
import { defineImport } from '#platform/imports/definition'
import type { Outcome } from '#platform/imports/definition'
import { planFiscalYear } from '#registry/actions/fiscal_year_states'
import { recordUnavailability } from '#registry/actions/record_unavailability'
import type { UnavailabilityFacts } from '#registry/actions/record_unavailability'
import { judgeParties, knownParties, partyFields, statedKey } from '#registry/imports/known_party'

/** Fiscal years to plan; those known stay as they are. */
export const fiscalYearImport = defineImport({
  name: 'registry.fiscal_years',
  permission: 'registry.years.manage',
  resultRoute: 'registry.fiscal_years.index',
  fields: [
    {
      key: 'year',
      type: 'integer',
      required: true,
      min: '2000',
      max: '2100',
      aliases: ['exercice', 'annee'],
    },
  ],
  key: (row) => String(row.year),
  judge: async (rows) => {
    const known = await db
      .from('registry_fiscal_years')
      .whereIn(
        'year',
        rows.map((row) => row.values.year)
      )
      .select('year')
    const years = new Set(known.map((row) => Number(row.year)))
    for (const row of rows) {
      if (years.has(row.values.year))
        row.skip('registry.imports.reasons.year_known', { year: String(row.values.year) })
    }
  },
  commit: async (trx, act, rows) => {
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const known = await trx.from('registry_fiscal_years').where('year', values.year).first()
      await planFiscalYear(act, values.year, trx)
      outcomes.push(known ? 'unchanged' : 'created')
    }
    return outcomes
  },
})

/** The days of one absence name it: the same line again finds the same absence. */
const sourceOf = (partyId: number, from: string, to: string) => ({
  type: `registry.stated:${from}:${to}`,
  id: partyId,
})

/** Absences that no module of the house knows of: training elsewhere, a secondment, a rest day. */
export const unavailabilityImport = defineImport({
  name: 'registry.unavailabilities',
  permission: 'registry.parties.import',
  resultRoute: 'registry.unavailabilities.index',
  fields: [
    ...partyFields,
    {
      key: 'kind',
      type: 'choice',
      required: true,
      aliases: ['nature', 'type'],
      choices: {
        leave: ['congé', 'رخصة'],
        mission: ['mission', 'مهمة'],
        training: ['formation', 'تكوين'],
        rest: ['repos', 'راحة'],
        other: ['autre', 'absence', 'غياب'],
      },
    },
    { key: 'from', type: 'date', required: true, aliases: ['du', 'debut'] },
    { key: 'to', type: 'date', required: true, aliases: ['au', 'fin'] },
  ],
  key: (row) => `${statedKey(row)}:${row.from}:${row.to}`,
  judge: async (rows) => {
    await judgeParties(rows)
    for (const row of rows) {
      if (row.values.to < row.values.from)
        row.refuse('to', 'registry.imports.reasons.ends_before', { from: row.values.from })
    }
  },
  commit: async (trx, act, rows) => {
    const known = await knownParties(
      rows.map((row) => row.values),
      trx
    )
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const partyId = known.get(statedKey(values))!
      const source = sourceOf(partyId, values.from, values.to)
      const before = await trx
        .from('registry_unavailabilities')
        .where({ source_type: source.type, source_id: source.id })
        .first()
      if (before && before.kind === values.kind && before.ended_at === null) {
        outcomes.push('unchanged')
        continue
      }
      await recordUnavailability(trx, act, {
        partyId,
        kind: values.kind as UnavailabilityFacts['kind'],
        away: { fromOn: values.from, toOn: values.to },
        source,
      })
      outcomes.push(before ? 'updated' : 'created')
    }
    return outcomes
  },
})
