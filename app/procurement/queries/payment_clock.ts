import db from '@adonisjs/lucid/services/db'
import { type CivilDate, daysBetween, yearOf } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { type LateInterest, lateInterest, paymentClock } from '#budget/rules/late_interest'
import { withLiveMandate } from '#procurement/queries/invoice_stage'

export interface ClockRow {
  id: number
  reference: string
  supplier: string
  order: string
  mandateId: number | null
  /** Who holds the file now. */
  holder: 'verification' | 'authorising' | 'accountant'
  /** The day the holder's own share of the delay ends. */
  holderDueOn: CivilDate
  serviceDoneOn: CivilDate
  dueOn: CivilDate
  /** Negative once the day has passed. */
  daysLeft: number
  principal: Money
  /** What would be owed if it were paid today, and why. */
  interest: Explained<LateInterest>
}

export interface PaymentClocks {
  rows: ClockRow[]
  late: number
  due: Money
  interest: Money
  /** Mean days from service done to payment of what was paid this year; null when nothing was. */
  meanDays: string | null
  paid: number
}

const SHOWN = 300

/** Every invoice that runs against the delay of payment, the nearest day first, and what lateness would cost. */
export async function paymentClocks(act: Act): Promise<PaymentClocks> {
  const today = clock.today()
  const parameters = await loadParameters()
  const bills = () =>
    act.restrict(
      withLiveMandate(db.from('procurement_invoices'))
        .join('procurement_orders as o', 'o.id', 'procurement_invoices.order_id')
        .join('procurement_requests as r', 'r.id', 'o.request_id'),
      'procurement.orders.view',
      { unit: 'r.unit_id' }
    )
  const waiting = await bills()
    .join('procurement_suppliers as s', 's.id', 'procurement_invoices.supplier_id')
    .join('registry_parties as p', 'p.id', 's.party_id')
    .whereIn('procurement_invoices.state', ['matched', 'liquidated'])
    .where((open) => {
      open.whereNull('budget_mandates.id').orWhereNot('budget_mandates.state', 'paid')
    })
    .orderBy('procurement_invoices.service_done_on')
    .limit(SHOWN)
    .select(
      'procurement_invoices.id',
      'procurement_invoices.reference',
      'procurement_invoices.service_done_on',
      'procurement_invoices.amount_ttc_minor',
      'o.number as order_number',
      'p.name_fr',
      'budget_mandates.id as mandate_id',
      'budget_mandates.state as mandate_state',
      'budget_mandates.due_on',
      'budget_mandates.authorising_due_on',
      'budget_mandates.retention_minor'
    )
  const rows = waiting.map((row): ClockRow => {
    const running = paymentClock(
      { serviceDoneOn: row.service_done_on, suspendedDays: 0 },
      parameters
    ).value
    const dueOn = row.due_on ?? running.dueOn
    const principal = Money.ofMinor(row.amount_ttc_minor - (row.retention_minor ?? 0))
    const holder = holderOf(row.mandate_state)
    return {
      id: row.id,
      reference: row.reference,
      supplier: row.name_fr,
      order: row.order_number,
      mandateId: row.mandate_id,
      holder,
      holderDueOn:
        holder === 'accountant' ? dueOn : (row.authorising_due_on ?? running.authorisingDueOn),
      serviceDoneOn: row.service_done_on,
      dueOn,
      daysLeft: daysBetween(today, dueOn),
      principal,
      interest: lateInterest({ principal, dueOn, paidOn: today, suspendedDays: 0 }, parameters),
    }
  })
  const paid = await bills()
    .where('budget_mandates.state', 'paid')
    .where('budget_mandates.paid_on', '>=', `${yearOf(today)}-01-01`)
    .count('* as total')
    .select(
      db.raw('sum(datediff(budget_mandates.paid_on, budget_mandates.service_done_on)) as days')
    )
    .first()
  const count = Number(paid?.total ?? 0)
  return {
    rows: rows.sort((a, b) => a.daysLeft - b.daysLeft),
    late: rows.filter((row) => row.daysLeft < 0).length,
    due: Money.sum(rows.map((row) => row.principal)),
    interest: Money.sum(rows.map((row) => row.interest.value.interest)),
    meanDays: count ? new Big(paid.days).div(count).round(1).toString() : null,
    paid: count,
  }
}

function holderOf(state: string | null): ClockRow['holder'] {
  if (state === 'issued') return 'accountant'
  return state === 'liquidated' ? 'authorising' : 'verification'
}
