import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { withLiveMandate } from '#procurement/queries/invoice_stage'
import type { DayContribution, DayFigure, DayTask } from '#platform/modules'

async function figures(act: Act, i18n: I18n): Promise<DayFigure[]> {
  const today = clock.today()
  const year = `${today.slice(0, 4)}-01-01`
  const orders = () =>
    act.restrict(
      db
        .from('procurement_orders as o')
        .join('procurement_suppliers as s', 's.id', 'o.supplier_id')
        .join('procurement_requests as r', 'r.id', 'o.request_id'),
      'procurement.orders.view',
      { unit: 'r.unit_id' }
    )
  const [ordered, small, late] = await Promise.all([
    orders().where('o.signed_on', '>=', year).sum('o.amount_ttc_minor as total').first(),
    orders()
      .where('o.signed_on', '>=', year)
      .where('s.small_firm', true)
      .sum('o.amount_ttc_minor as total')
      .first(),
    orders()
      .whereIn('o.state', ['signed', 'partly_received'])
      .where('o.due_on', '<', today)
      .count('* as total')
      .first(),
  ])
  const parameters = await loadParameters()
  const reserved = Number(parameters.on<string>('procurement.small_firms.share', today).value)
  const total = Number(ordered?.total ?? 0)
  const share = total === 0 ? 0 : Math.round((Number(small?.total ?? 0) / total) * 100)
  return [
    {
      label: i18n.t('procurement.day.ordered'),
      value: Money.ofMinor(total).format(),
      url: '/procurement/orders',
    },
    {
      label: i18n.t('procurement.day.small', { share: reserved }),
      value: `${share} %`,
      share,
      tone: share >= reserved ? 'good' : 'bad',
      url: '/procurement/suppliers?view=small',
    },
    {
      label: i18n.t('procurement.day.late'),
      value: String(late?.total ?? 0),
      tone: Number(late?.total ?? 0) > 0 ? 'bad' : 'good',
      url: '/procurement/orders?view=late',
    },
  ]
}

async function requestsToDecide(act: Act, i18n: I18n): Promise<DayTask[]> {
  const query = db
    .from('procurement_requests')
    .where('state', 'submitted')
    .orderBy('needed_on')
    .limit(10)
  const rows = await act.restrict(query, 'procurement.requests.approve', {
    unit: 'procurement_requests.unit_id',
  })
  return rows.map((row) => ({
    label: i18n.t('procurement.day.approve', { number: row.number }),
    detail: `${row.object} · ${Money.ofMinor(row.estimate_ttc_minor).format()}`,
    url: `/procurement/requests/${row.id}`,
    due: formatCivilDate(row.needed_on),
    tone: 'neutral',
  }))
}

async function noticesToOpen(act: Act, i18n: I18n): Promise<DayTask[]> {
  const query = db
    .from('procurement_notices as n')
    .join('procurement_requests as r', 'r.id', 'n.request_id')
    .where((open) => {
      open.where('n.state', 'comparing').orWhere((published) => {
        published.where('n.state', 'published').where('n.deadline_at', '<=', clock.now().toJSDate())
      })
    })
    .orderBy('n.deadline_at')
    .limit(10)
    .select('n.id', 'n.number', 'n.state', 'r.object')
  const rows = await act.restrict(query, 'procurement.quotes.judge', { unit: 'r.unit_id' })
  return rows.map((row) => ({
    label: i18n.t(`procurement.day.${row.state}`, { number: row.number }),
    detail: row.object,
    url: `/procurement/notices/${row.id}`,
    tone: 'warn',
  }))
}

async function ordersToSign(act: Act, i18n: I18n): Promise<DayTask[]> {
  const query = db
    .from('procurement_orders as o')
    .join('procurement_requests as r', 'r.id', 'o.request_id')
    .join('budget_commitments as c', 'c.id', 'o.commitment_id')
    .where({ 'o.state': 'committed', 'c.state': 'visaed' })
    .orderBy('o.id')
    .limit(10)
    .select('o.id', 'o.object', 'o.amount_ttc_minor')
  const rows = await act.restrict(query, 'procurement.orders.sign', { unit: 'r.unit_id' })
  return rows.map((row) => ({
    label: i18n.t('procurement.day.sign'),
    detail: `${row.object} · ${Money.ofMinor(row.amount_ttc_minor).format()}`,
    url: `/procurement/orders/${row.id}`,
    tone: 'neutral',
  }))
}

const ordersIn =
  (states: string[], text: string, permission: string) =>
  async (act: Act, i18n: I18n): Promise<DayTask[]> => {
    const today = clock.today()
    const query = db
      .from('procurement_orders as o')
      .join('procurement_requests as r', 'r.id', 'o.request_id')
      .whereIn('o.state', states)
      .orderBy('o.due_on')
      .orderBy('o.id')
      .limit(10)
      .select('o.*')
    const rows = await act.restrict(query, permission, { unit: 'r.unit_id' })
    return rows.map((row) => ({
      label: i18n.t(text, { number: row.number ?? '' }),
      detail: row.object,
      url: `/procurement/orders/${row.id}`,
      due: row.due_on ? formatCivilDate(row.due_on) : undefined,
      tone: row.due_on && row.due_on < today ? 'bad' : 'neutral',
    }))
  }

async function invoicesToVerify(act: Act, i18n: I18n): Promise<DayTask[]> {
  const query = withLiveMandate(db.from('procurement_invoices'))
    .join('procurement_orders as o', 'o.id', 'procurement_invoices.order_id')
    .join('procurement_requests as r', 'r.id', 'o.request_id')
    // one whose mandate was sent back waits again
    .whereIn('procurement_invoices.state', ['matched', 'liquidated'])
    .whereNull('budget_mandates.id')
    .orderBy('procurement_invoices.received_on')
    .limit(10)
    .select('procurement_invoices.*')
  const rows = await act.restrict(query, 'procurement.orders.view', { unit: 'r.unit_id' })
  return rows.map((row) => ({
    label: i18n.t('procurement.day.verify', { reference: row.reference }),
    detail: Money.ofMinor(row.amount_ttc_minor).format(),
    url: `/procurement/invoices/${row.id}`,
    tone: 'neutral',
  }))
}

/** One's own requests: drafts to finish, refusals to read; and where the others stand. */
async function ownRequests(act: Act, i18n: I18n): Promise<DayTask[]> {
  const rows = await db
    .from('procurement_requests')
    .where('requested_by_id', act.actor.userId ?? 0)
    .where('state', 'draft')
    .orderBy('needed_on')
    .limit(10)
  return rows.map((row) => ({
    label: i18n.t('procurement.day.finish'),
    detail: `${row.object} · ${Money.ofMinor(row.estimate_ttc_minor).format()}`,
    url: `/procurement/requests/${row.id}`,
    due: formatCivilDate(row.needed_on),
    tone: 'neutral',
  }))
}

async function ownFigures(act: Act, i18n: I18n): Promise<DayFigure[]> {
  if (act.can('procurement.orders.view')) return []
  const rows = await db
    .from('procurement_requests')
    .where('requested_by_id', act.actor.userId ?? 0)
    .groupBy('state')
    .select('state')
    .count('* as total')
  const count = (...states: string[]) =>
    rows
      .filter((row) => states.includes(row.state))
      .reduce((sum, row) => sum + Number(row.total), 0)
  const figure = (key: string, states: string[]): DayFigure => ({
    label: i18n.t(`procurement.day.${key}`),
    value: String(count(...states)),
    url: `/procurement/requests?f=state:in:${states.join(',')}`,
  })
  return [
    figure('own_waiting', ['submitted']),
    figure('own_running', ['approved', 'consulted']),
    figure('own_ordered', ['ordered']),
  ]
}

/** What purchasing puts on the day of each role. */
export const procurementDay: DayContribution[] = [
  { permission: 'procurement.orders.edit', order: 10, figures },
  {
    permission: 'procurement.requests.edit',
    order: 18,
    tasks: ownRequests,
    figures: ownFigures,
  },
  { permission: 'procurement.requests.approve', order: 11, tasks: requestsToDecide },
  { permission: 'procurement.quotes.judge', order: 12, tasks: noticesToOpen },
  { permission: 'procurement.orders.sign', order: 13, tasks: ordersToSign },
  {
    permission: 'budget.commitments.propose',
    order: 14,
    tasks: ordersIn(['prepared'], 'procurement.day.commit', 'budget.commitments.propose'),
  },
  {
    permission: 'procurement.receptions.create',
    order: 15,
    tasks: ordersIn(
      ['signed', 'partly_received'],
      'procurement.day.receive',
      'procurement.receptions.create'
    ),
  },
  { permission: 'budget.liquidations.create', order: 16, tasks: invoicesToVerify },
]
