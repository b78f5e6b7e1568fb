import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/** Receptions by the commission, each line accepted or rejected, and the suppliers' invoices. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('procurement_receptions', (table) => {
      table.increments('id')
      table.string('number', 40).notNullable().unique()
      table.integer('order_id').unsigned().notNullable().references('procurement_orders.id')
      table.string('delivery_note', 60).notNullable()
      table.date('delivered_on').notNullable()
      table.date('received_on').notNullable()
      table.string('members', 500).notNullable()
      table.string('reserves', 1000)
      table.integer('store_id').unsigned().references('stores_stores.id')
      table.integer('slip_id').unsigned().unique().references('stores_slips.id')
      table.string('request_key', 80).unique()
      table.integer('received_by_id').unsigned()
      table.string('received_by_name', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['order_id', 'delivery_note'])
    })

    this.schema.createTable('procurement_reception_lines', (table) => {
      table.increments('id')
      table.integer('reception_id').unsigned().notNullable().references('procurement_receptions.id')
      table
        .integer('order_line_id')
        .unsigned()
        .notNullable()
        .references('procurement_order_lines.id')
      table.decimal('delivered', 14, 3).notNullable()
      table.decimal('accepted', 14, 3).notNullable()
      table.decimal('rejected', 14, 3).notNullable()
      table.string('rejection_reason', 300)
      table.unique(['reception_id', 'order_line_id'])
    })
    this.schema.raw(
      `alter table procurement_reception_lines
       add constraint procurement_reception_lines_sum_check
         check (accepted >= 0 and rejected >= 0 and delivered > 0 and accepted + rejected = delivered),
       add constraint procurement_reception_lines_reason_check check (rejected = 0 or rejection_reason is not null)`
    )
    appendOnly(this, 'procurement_reception_lines', 'reception lines')
    this.schema.raw(
      `create trigger procurement_reception_lines_count after insert on procurement_reception_lines for each row
       update procurement_order_lines
       set accepted = accepted + new.accepted, rejected = rejected + new.rejected
       where id = new.order_line_id`
    )

    this.schema.createTable('procurement_invoices', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('procurement_orders.id')
      table.integer('supplier_id').unsigned().notNullable().references('procurement_suppliers.id')
      table.string('reference', 60).notNullable()
      table.date('invoiced_on').notNullable()
      table.date('received_on').notNullable()
      table.date('service_done_on').notNullable()
      table.bigInteger('amount_ht_minor').notNullable()
      table.bigInteger('vat_minor').notNullable()
      table.bigInteger('amount_ttc_minor').notNullable()
      table.string('state', 16).notNullable()
      table.json('match_result').notNullable()
      table.integer('registered_by_id').unsigned()
      table.string('registered_by_name', 120).notNullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['supplier_id', 'reference'])
      table.index(['state', 'id'])
      table.index(['order_id'])
    })
    this.schema.raw(
      `alter table procurement_invoices
       add constraint procurement_invoices_state_check check (state in ('disputed', 'matched', 'liquidated', 'paid')),
       add constraint procurement_invoices_sum_check check (amount_ht_minor > 0 and amount_ttc_minor = amount_ht_minor + vat_minor)`
    )

    this.schema.createTable('procurement_invoice_lines', (table) => {
      table.increments('id')
      table.integer('invoice_id').unsigned().notNullable().references('procurement_invoices.id')
      table
        .integer('order_line_id')
        .unsigned()
        .notNullable()
        .references('procurement_order_lines.id')
      table.decimal('quantity', 14, 3).notNullable()
      table.bigInteger('unit_price_minor').notNullable()
      table.decimal('vat_rate', 5, 2).notNullable()
      table.unique(['invoice_id', 'order_line_id'])
    })
  }

  async down() {
    for (const table of ['invoice_lines', 'invoices', 'reception_lines', 'receptions']) {
      this.schema.dropTable(`procurement_${table}`)
    }
  }
}
