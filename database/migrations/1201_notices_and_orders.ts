import { BaseSchema } from '@adonisjs/lucid/schema'

/** Purchase notices with their quotes, then the order, what is received of it and what is invoiced. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('procurement_notices', (table) => {
      table.increments('id')
      table.string('number', 40).notNullable().unique()
      table.integer('request_id').unsigned().notNullable().references('procurement_requests.id')
      // the request while its notice is alive: one at a time
      table.integer('open_key').unsigned().unique()
      table.datetime('published_at', { precision: 3 }).notNullable()
      table.datetime('deadline_at', { precision: 3 }).notNullable()
      table.string('place', 200).notNullable()
      table.integer('delivery_days').unsigned().notNullable()
      table.string('state', 16).notNullable()
      table.string('justification_note', 500)
      table.json('explanation')
      table.integer('published_by_id').unsigned()
      table.string('published_by_name', 120).notNullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['state', 'deadline_at'])
    })
    this.schema.raw(
      `alter table procurement_notices
       add constraint procurement_notices_state_check check (state in ('published', 'comparing', 'awarded', 'unsuccessful', 'cancelled')),
       add constraint procurement_notices_deadline_check check (deadline_at > published_at)`
    )

    this.schema.createTable('procurement_quotes', (table) => {
      table.increments('id')
      table.integer('notice_id').unsigned().notNullable().references('procurement_notices.id')
      table.integer('supplier_id').unsigned().notNullable().references('procurement_suppliers.id')
      table.datetime('received_at', { precision: 3 }).notNullable()
      table.bigInteger('amount_ht_minor').notNullable()
      table.bigInteger('amount_ttc_minor').notNullable()
      table.string('rejection_reason', 300)
      table.integer('draw_rank').unsigned()
      table.string('answer', 12)
      table.datetime('invited_at', { precision: 3 })
      table.datetime('confirm_by_at', { precision: 3 })
      table.datetime('answered_at', { precision: 3 })
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['notice_id', 'supplier_id'])
    })
    this.schema.raw(
      `alter table procurement_quotes
       add constraint procurement_quotes_answer_check
         check (answer is null or answer in ('pending', 'confirmed', 'declined', 'silent')),
       add constraint procurement_quotes_amount_check check (amount_ht_minor > 0 and amount_ttc_minor >= amount_ht_minor)`
    )

    this.schema.createTable('procurement_quote_lines', (table) => {
      table.increments('id')
      table.integer('quote_id').unsigned().notNullable().references('procurement_quotes.id')
      table
        .integer('request_line_id')
        .unsigned()
        .notNullable()
        .references('procurement_request_lines.id')
      table.bigInteger('unit_price_minor').notNullable()
      table.unique(['quote_id', 'request_line_id'])
    })

    this.schema.createTable('procurement_orders', (table) => {
      table.increments('id')
      table.string('number', 40).unique()
      table
        .integer('request_id')
        .unsigned()
        .notNullable()
        .unique()
        .references('procurement_requests.id')
      table
        .integer('notice_id')
        .unsigned()
        .notNullable()
        .unique()
        .references('procurement_notices.id')
      table
        .integer('quote_id')
        .unsigned()
        .notNullable()
        .unique()
        .references('procurement_quotes.id')
      table.integer('supplier_id').unsigned().notNullable().references('procurement_suppliers.id')
      table.integer('line_id').unsigned().notNullable().references('budget_lines.id')
      table.integer('commitment_id').unsigned().unique().references('budget_commitments.id')
      table.string('object', 300).notNullable()
      table.string('nature', 40).notNullable()
      table.string('category', 12).notNullable()
      table.bigInteger('amount_ht_minor').notNullable()
      table.bigInteger('amount_ttc_minor').notNullable()
      table.string('place', 200).notNullable()
      table.integer('delivery_days').unsigned().notNullable()
      table.string('state', 20).notNullable()
      table.date('signed_on')
      table.date('due_on')
      table.integer('prepared_by_id').unsigned()
      table.string('prepared_by_name', 120).notNullable()
      table.integer('signed_by_id').unsigned()
      table.string('signed_by_name', 120)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['state', 'id'])
      table.index(['supplier_id'])
      table.index(['nature'])
    })
    this.schema.raw(
      `alter table procurement_orders
       add constraint procurement_orders_state_check
         check (state in ('prepared', 'committed', 'signed', 'partly_received', 'received', 'closed', 'cancelled')),
       add constraint procurement_orders_signed_check check (
         state not in ('signed', 'partly_received', 'received', 'closed')
         or (number is not null and signed_on is not null and commitment_id is not null)),
       add constraint procurement_orders_eyes_check check (signed_by_id is null or signed_by_id <> prepared_by_id)`
    )

    this.schema.createTable('procurement_order_lines', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('procurement_orders.id')
      table.integer('position').unsigned().notNullable()
      table.string('designation', 300).notNullable()
      table.string('specification', 500)
      table.string('unit', 20).notNullable()
      table.decimal('quantity', 14, 3).notNullable()
      // the quantity and the tolerance of over-delivery in force when it was ordered
      table.decimal('most_accepted', 14, 3).notNullable()
      table.bigInteger('unit_price_minor').notNullable()
      table.decimal('vat_rate', 5, 2).notNullable()
      table.integer('item_id').unsigned().references('stores_items.id')
      table.decimal('accepted', 14, 3).notNullable().defaultTo(0)
      table.decimal('rejected', 14, 3).notNullable().defaultTo(0)
      table.decimal('invoiced', 14, 3).notNullable().defaultTo(0)
      table.unique(['order_id', 'position'])
    })
    this.schema.raw(
      `alter table procurement_order_lines
       add constraint procurement_order_lines_accepted_check check (accepted >= 0 and accepted <= most_accepted),
       add constraint procurement_order_lines_invoiced_check check (invoiced >= 0 and invoiced <= accepted)`
    )
  }

  async down() {
    for (const table of ['order_lines', 'orders', 'quote_lines', 'quotes', 'notices']) {
      this.schema.dropTable(`procurement_${table}`)
    }
  }
}
