import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Calendar } from '#registry/models/calendar'
import { estimateMovingFeasts } from '#registry/rules/moving_feasts'

/**
 * Enters the holidays of a year that has none: the fixed feasts of the latest year known, and estimates of the
 * moving ones. Refuses `registry.calendar_year_known`. Answers how many days.
 */
export async function prepareCalendarYear(act: Act, code: string, year: number): Promise<number> {
  act.authorize('registry.calendar.propose')
  return transaction(async (trx) => {
    const calendar = await Calendar.query({ client: trx })
      .where('code', code)
      .forUpdate()
      .firstOrFail()
    const known = await trx
      .from('registry_holidays')
      .where('calendar_id', calendar.id)
      .whereBetween('day_on', [`${year}-01-01`, `${year}-12-31`])
      .first()
    if (known)
      throw new Refusal('registry.calendar_year_known', { year: String(year) }, { field: 'year' })
    const models = await trx
      .from('registry_holidays')
      .where('calendar_id', calendar.id)
      .whereNot('nature', 'one_off')
      .orderBy('day_on', 'desc')
    const latest = models.length ? String(models[0].day_on).slice(0, 4) : null
    const fixed = models.filter(
      (row) => row.nature === 'fixed' && String(row.day_on).startsWith(latest!)
    )
    const names = new Map(models.map((row) => [row.feast, row]))
    const now = clock.now().toJSDate()
    const row = (model: {
      feast: string
      name_fr: string
      name_ar: string
      reference: string | null
    }) => ({
      calendar_id: calendar.id,
      feast: model.feast,
      name_fr: model.name_fr,
      name_ar: model.name_ar,
      created_at: now,
      updated_at: now,
    })
    const rows = [
      ...fixed.map((model) => ({
        ...row(model),
        day_on: `${year}${String(model.day_on).slice(4)}`,
        nature: 'fixed',
        certainty: 'confirmed',
        reference: model.reference,
      })),
      ...estimateMovingFeasts(year)
        .filter((feast) => names.has(feast.feast))
        .map((feast) => ({
          ...row(names.get(feast.feast)!),
          day_on: feast.dayOn,
          nature: 'moving',
          certainty: 'estimated',
          reference: null,
        })),
    ]
    if (rows.length) await trx.table('registry_holidays').multiInsert(rows)
    await journal.record(trx, act, {
      action: 'registry.calendar.prepared',
      subject: { type: 'registry.calendar', id: calendar.id, label: `${calendar.nameFr} ${year}` },
      after: { year, days: rows.length },
    })
    return rows.length
  })
}
