import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A fact that forbids giving up a purchase, and where it is. */
export interface CancellationObstacle {
  key: 'notice' | 'order' | 'reception' | 'invoice' | 'mandate'
  number: string
  url: string
}

/** Everything an order has led to: each keeps it from being cancelled, and all are said at once. */
export async function orderObstacles(
  order: { id: number; commitmentId: number | null },
  client: QueryClientContract = db.connection()
): Promise<CancellationObstacle[]> {
  const [receptions, invoices, mandates] = await Promise.all([
    client.from('procurement_receptions').where('order_id', order.id).orderBy('id'),
    client
      .from('procurement_invoices')
      .where('order_id', order.id)
      .whereNot('state', 'returned')
      .orderBy('id'),
    client
      .from('budget_mandates')
      .where('commitment_id', order.commitmentId ?? 0)
      .whereNot('state', 'rejected')
      .orderBy('id'),
  ])
  return [
    ...receptions.map((row) => ({
      key: 'reception' as const,
      number: row.number,
      url: `/procurement/receptions/${row.id}/minutes.pdf`,
    })),
    ...invoices.map((row) => ({
      key: 'invoice' as const,
      number: row.reference,
      url: `/procurement/invoices/${row.id}`,
    })),
    ...mandates.map((row) => ({
      key: 'mandate' as const,
      number: row.number ?? '—',
      url: `/budget/mandates/${row.id}`,
    })),
  ]
}

/** What a request has led to: its live notice, then its order. */
export async function requestObstacles(
  request: { id: number },
  client: QueryClientContract = db.connection()
): Promise<CancellationObstacle[]> {
  const [notices, orders] = await Promise.all([
    client.from('procurement_notices').where('open_key', request.id),
    client
      .from('procurement_orders')
      .where('request_id', request.id)
      .whereNot('state', 'cancelled'),
  ])
  return [
    ...notices.map((row) => ({
      key: 'notice' as const,
      number: row.number,
      url: `/procurement/notices/${row.id}`,
    })),
    ...orders.map((row) => ({
      key: 'order' as const,
      number: row.number ?? row.object,
      url: `/procurement/orders/${row.id}`,
    })),
  ]
}

/** The numbers of obstacles as one text for a refusal. */
export const obstacleNumbers = (obstacles: CancellationObstacle[]) =>
  obstacles.map(({ number }) => number).join(', ')
