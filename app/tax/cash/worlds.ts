import db from '@adonisjs/lucid/services/db'
import { addDays, type CivilDate, yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import { Act, systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import type { Worlds } from '#platform/modules'
import { Access } from '#platform/permissions/access'
import { accessOf } from '#platform/permissions/grants'
import { assessSanctions } from '#tax/actions/assess_sanctions'
import { closeTill } from '#tax/cash/actions/close_till'
import { openTill } from '#tax/cash/actions/open_till'
import { recordRemittance } from '#tax/cash/actions/record_remittance'
import { takePayment } from '#tax/cash/actions/take_payment'
import { heldAt } from '#tax/cash/queries/held'
import { sessionTotals } from '#tax/cash/queries/session_totals'
import { positionOf } from '#tax/queries/debt_positions'

const CEILING_MINOR = 5_000_000

type TillDay = [day: string, came: number]

/** Days at the till of the demonstration city and how many came; the large ones first, most before the last day of February. */
const DAYS_OF_2025: TillDay[] = [
  ['01-28', 14],
  ['02-20', 40],
  ['02-27', 70],
  ['04-15', 12],
  ['09-10', 10],
]
const DAYS_SINCE: TillDay[] = [
  ['01-29', 20],
  ['02-18', 45],
  ['02-27', 80],
  ['03-31', 10],
  ['06-12', 12],
  ['10-06', 12],
]

/** The first day at the till, since 2026, after those who did not declare were sanctioned. */
const AFTER_SANCTIONS = '03-31'

/** The days at the till up to yesterday. */
function tillDays(today: CivilDate): TillDay[] {
  const days: TillDay[] = []
  for (let year = 2025; year <= yearOf(today); year += 1)
    for (const [day, came] of year === 2025 ? DAYS_OF_2025 : DAYS_SINCE)
      if (`${year}-${day}` < today) days.push([`${year}-${day}`, came])
  return days
}

async function sanctionUndeclared(year: number): Promise<void> {
  const roll = await db.from('tax_rolls').where({ year, state: 'issued' }).first()
  if (!roll) return
  clock.freeze(`${year}-03-09T09:00`)
  await assessSanctions(systemAct('casablanca'), roll.id, null)
}

/** One till per arrondissement, numbered as they are listed. */
async function seedTills(limit: number): Promise<void> {
  const places = await db
    .from('registry_territories')
    .where('kind', 'arrondissement')
    .orderBy('code')
    .limit(limit)
    .select('id', 'name_fr', 'name_ar')
  const known = new Set((await db.from('tax_tills').select('code')).map((row) => row.code))
  const rows = places
    .map((place, index) => ({
      code: `R${String(index + 1).padStart(2, '0')}`,
      name_fr: `Régie de ${place.name_fr}`,
      name_ar: `شساعة ${place.name_ar}`,
      arrondissement_id: place.id,
      cash_ceiling_minor: CEILING_MINOR,
      created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
    }))
    .filter((row) => !known.has(row.code))
  if (rows.length) await db.table('tax_tills').multiInsert(rows)
}

/** The payments of each year, each taken at the counter by the product's own action on its own day. */
async function seedPayments(): Promise<void> {
  const cashier = await db
    .from('platform_users')
    .where('email', 'regisseur@casablanca.example')
    .first()
  const till = await db.from('tax_tills').orderBy('code').first()
  if (!cashier || !till || (await db.from('tax_payments').first())) return
  const act = new Act(
    { userId: cashier.id, name: cashier.name_fr },
    Access.of([{ permission: 'cash.counter.use', scopeKind: 'commune', scopeId: null }])
  )
  try {
    for (const [day, count] of tillDays(clock.today())) {
      if (day.endsWith(AFTER_SANCTIONS)) await sanctionUndeclared(yearOf(day))
      await workDay(act, till.id, day, count)
    }
  } finally {
    clock.release()
  }
}

async function workDay(act: Act, tillId: number, day: string, count: number): Promise<void> {
  clock.freeze(`${day}T09:30`)
  const debts = await db
    .from('tax_debts')
    .where('year', Number(day.slice(0, 4)))
    .whereIn('state', ['issued', 'notified', 'due'])
    .whereRaw('MOD(id, 3) <> 0')
    .orderBy('principal_charged_minor', 'desc')
    .limit(count)
    .select('id', 'party_id', 'payment_last_on')
  if (!debts.length) return
  const opening = Money.ofDirhams('500')
  const sessionId = await openTill(act, tillId, opening)
  for (const [index, debt] of debts.entries()) {
    const { value } = await positionOf(
      { id: Number(debt.id), payment_last_on: debt.payment_last_on },
      day
    )
    const means = (['cheque', 'transfer', 'cash', 'card'] as const)[index % 4]
    const amount = index % 9 === 4 ? value.total.times('0.5') : value.total
    if (!amount.isPositive()) continue
    await takePayment(act, {
      requestKey: `demonstration-${day}-${debt.id}`,
      partyId: debt.party_id,
      debtIds: [Number(debt.id)],
      amount,
      means,
      meansReference: means === 'cash' ? null : String(7_000_000 + Number(debt.id)),
    })
  }
  const totals = await sessionTotals(sessionId)
  await closeTill(act, opening.plus(totals.byMeans.cash.amount), null)
}

/** What each day took is handed over the day after, but for the last one: its cash waits. */
async function seedRemittances(): Promise<void> {
  const chief = await db
    .from('platform_users')
    .where('email', 'chef.regies@casablanca.example')
    .first()
  if (!chief || (await db.from('tax_remittances').first())) return
  const act = new Act({ userId: chief.id, name: chief.name_fr }, await accessOf(chief.id))
  const days = await db
    .from('tax_till_sessions')
    .whereNotNull('closed_at')
    .orderBy('opened_on')
    .select('till_id', 'opened_on')
  try {
    for (const { till_id: tillId, opened_on: opened } of days.slice(0, -1)) {
      const on = addDays(opened, 1)
      clock.freeze(`${on}T09:00`)
      const held = await heldAt(tillId, on)
      if (held.cash.plus(held.cheque).isZero()) continue
      await recordRemittance(act, {
        requestKey: `demonstration-${tillId}-${on}`,
        tillId,
        on,
        cash: held.cash,
        cheques: held.cheque,
        accountantReference: `DR ${on.replaceAll('-', '')}/${tillId}`,
      })
    }
  } finally {
    clock.release()
  }
}

export const cashWorlds: Worlds = {
  hamlet: () => seedTills(2),
  casablanca: async () => {
    await seedTills(16)
    await seedPayments()
    await seedRemittances()
  },
}
