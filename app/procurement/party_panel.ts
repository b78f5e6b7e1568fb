import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import type { PartyLink, PartyPanel } from '#registry/panels/definition'
import { Supplier } from '#procurement/models/supplier'

const SHOWN = 5

/** What a supplier was ordered, what it invoiced, and the penalties kept on its mandates. */
export const supplierPanel: PartyPanel = {
  permission: 'procurement.suppliers.view',
  order: 30,
  async load(partyIds, act, i18n) {
    const suppliers = await Supplier.query().whereIn('partyId', partyIds)
    if (suppliers.length === 0) return null
    const ids = suppliers.map((supplier) => supplier.id)
    const supplierLinks = suppliers.map((supplier): PartyLink => ({
      label: i18n.t('procurement.panels.supplier'),
      detail: `ICE ${supplier.ice}`,
      badge: {
        text: i18n.t(`procurement.states.supplier.${supplier.state}`),
        tone: supplier.state === 'excluded' ? 'bad' : 'good',
      },
      url: `/procurement/suppliers/${supplier.id}`,
    }))
    const mayRead = act.can('procurement.orders.view')
    return {
      title: i18n.t('procurement.panels.title'),
      links: [
        ...supplierLinks,
        ...(mayRead ? await orders(ids, act, i18n) : []),
        ...(mayRead ? await invoices(ids, act, i18n) : []),
      ],
      more: {
        label: i18n.t('procurement.lists.orders.title'),
        url: `/procurement/suppliers/${ids[0]}`,
      },
    }
  },
}

async function orders(ids: number[], act: Act, i18n: I18n): Promise<PartyLink[]> {
  const query = db
    .from('procurement_orders as o')
    .join('procurement_requests as r', 'r.id', 'o.request_id')
    .whereIn('o.supplier_id', ids)
    .orderBy('o.id', 'desc')
    .limit(SHOWN)
    .select('o.id', 'o.number', 'o.object', 'o.state', 'o.amount_ttc_minor')
  const rows = await act.restrict(query, 'procurement.orders.view', { unit: 'r.unit_id' })
  return rows.map((row) => ({
    label: `${row.number ?? i18n.t('procurement.orders.unnumbered')} · ${row.object}`,
    detail: `${Money.ofMinor(row.amount_ttc_minor).format()} ${i18n.t('layout.currency')}`,
    badge: { text: i18n.t(`procurement.states.order.${row.state}`), tone: 'info' },
    url: `/procurement/orders/${row.id}`,
  }))
}

async function invoices(ids: number[], act: Act, i18n: I18n): Promise<PartyLink[]> {
  const query = db
    .from('procurement_invoices as i')
    .join('procurement_orders as o', 'o.id', 'i.order_id')
    .join('procurement_requests as r', 'r.id', 'o.request_id')
    .whereIn('i.supplier_id', ids)
    .orderBy('i.id', 'desc')
    .limit(SHOWN)
    .select('i.id', 'i.reference', 'i.state', 'i.amount_ttc_minor')
    .select(
      db.raw(
        `(select coalesce(sum(m.penalties_minor), 0) from budget_mandates m
           where m.subject_type = 'procurement.invoice' and m.subject_id = i.id and m.state <> 'rejected') as penalties`
      )
    )
  const rows = await act.restrict(query, 'procurement.orders.view', { unit: 'r.unit_id' })
  const amount = (minor: number | string) =>
    `${Money.ofMinor(Number(minor)).format()} ${i18n.t('layout.currency')}`
  return rows.map((row) => ({
    label: i18n.t('procurement.invoices.named', { reference: row.reference }),
    detail:
      Number(row.penalties) > 0
        ? `${amount(row.amount_ttc_minor)} · ${i18n.t('procurement.panels.penalties', { amount: amount(row.penalties) })}`
        : amount(row.amount_ttc_minor),
    badge: {
      text: i18n.t(`procurement.states.invoice.${row.state}`),
      tone: row.state === 'disputed' ? 'bad' : 'good',
    },
    url: `/procurement/invoices/${row.id}`,
  }))
}
