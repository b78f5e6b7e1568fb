import db from '@adonisjs/lucid/services/db'

/** What orders whose credit is committed still have to bring of an item: ordered less accepted. */
export async function expectedDeliveries(itemId: number): Promise<string> {
  const row = await db
    .from('procurement_order_lines as l')
    .join('procurement_orders as o', 'o.id', 'l.order_id')
    .where('l.item_id', itemId)
    .whereIn('o.state', ['committed', 'signed', 'partly_received'])
    .select(db.raw('sum(greatest(l.quantity - l.accepted, 0)) as quantity'))
    .firstOrFail()
  return String(row.quantity ?? '0')
}
