import { BaseSchema } from '@adonisjs/lucid/schema'

/** Tenders, their price lines, the bids and how they were judged. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('procurement_tenders', (table) => {
      table.increments('id')
      table.string('reference', 40).notNullable().unique()
      table.string('object_fr', 400).notNullable()
      table.string('object_ar', 400)
      table.string('category', 12).notNullable()
      table.string('procedure', 24).notNullable()
      table.bigInteger('estimate_minor').notNullable()
      table.datetime('opening_at', { precision: 3 }).notNullable()
      table.string('place', 200).notNullable()
      table.string('state', 16).notNullable()
      table.json('commission').notNullable()
      table.json('explanation')
      table.bigInteger('reference_price_minor')
      table.integer('awarded_bid_id').unsigned()
      table.date('evaluated_on')
      table.integer('evaluated_by_id').unsigned()
      table.string('evaluated_by_name', 120)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
    })
    this.schema.raw(
      `alter table procurement_tenders
       add constraint procurement_tenders_state_check
         check (state in ('published', 'opened', 'evaluated', 'unsuccessful')),
       add constraint procurement_tenders_estimate_check check (estimate_minor > 0),
       add constraint procurement_tenders_category_check check (category in ('works', 'supplies', 'services', 'studies'))`
    )

    this.schema.createTable('procurement_tender_lines', (table) => {
      table.increments('id')
      table.integer('tender_id').unsigned().notNullable().references('procurement_tenders.id')
      table.integer('position').unsigned().notNullable()
      table.string('designation', 300).notNullable()
      table.string('unit', 20).notNullable()
      table.decimal('quantity', 14, 3).notNullable()
      table.unique(['tender_id', 'position'])
    })
    this.schema.raw(
      'alter table procurement_tender_lines add constraint procurement_tender_lines_check check (quantity > 0)'
    )

    this.schema.createTable('procurement_bids', (table) => {
      table.increments('id')
      table.integer('tender_id').unsigned().notNullable().references('procurement_tenders.id')
      table.string('bidder', 200).notNullable()
      table.integer('supplier_id').unsigned().references('procurement_suppliers.id')
      table.string('kind', 20).notNullable().defaultTo('company')
      table.boolean('resident').notNullable().defaultTo(true)
      table.string('rejection_reason', 300)
      table.boolean('justified').notNullable().defaultTo(false)
      table.bigInteger('stated_minor').notNullable().defaultTo(0)
      table.bigInteger('corrected_minor').notNullable().defaultTo(0)
      table.integer('draw_rank').unsigned()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['tender_id', 'bidder'])
    })

    this.schema.createTable('procurement_bid_lines', (table) => {
      table.increments('id')
      table.integer('bid_id').unsigned().notNullable().references('procurement_bids.id')
      table
        .integer('tender_line_id')
        .unsigned()
        .notNullable()
        .references('procurement_tender_lines.id')
      table.bigInteger('unit_price_minor').notNullable()
      table.bigInteger('stated_minor').notNullable()
      // quantity × unit price; differs from what was stated when the bidder added up wrongly
      table.bigInteger('corrected_minor').notNullable()
      table.unique(['bid_id', 'tender_line_id'])
      table.index(['tender_line_id'])
    })
    this.schema.raw(
      'alter table procurement_bid_lines add constraint procurement_bid_lines_check check (unit_price_minor >= 0)'
    )
  }

  async down() {
    for (const table of ['bid_lines', 'bids', 'tender_lines', 'tenders']) {
      this.schema.dropTable(`procurement_${table}`)
    }
  }
}
