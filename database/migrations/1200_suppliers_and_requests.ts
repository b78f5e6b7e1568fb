import { BaseSchema } from '@adonisjs/lucid/schema'

/** Suppliers and what the services ask for. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('procurement_suppliers', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().unique().references('registry_parties.id')
      table.string('ice', 15).notNullable().unique()
      table.string('kind', 20).notNullable()
      table.boolean('small_firm').notNullable().defaultTo(false)
      table.string('state', 12).notNullable().defaultTo('active')
      table.date('excluded_until')
      table.string('exclusion_reason', 500)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['state'])
    })
    this.schema.raw(
      `alter table procurement_suppliers
       add constraint procurement_suppliers_kind_check check (kind in ('company', 'cooperative', 'union', 'auto_entrepreneur')),
       add constraint procurement_suppliers_state_check check (state in ('active', 'excluded')),
       add constraint procurement_suppliers_exclusion_check check (state = 'active' or exclusion_reason is not null)`
    )

    this.schema.createTable('procurement_requests', (table) => {
      table.increments('id')
      table.string('number', 40).unique()
      table.integer('unit_id').unsigned().notNullable().references('registry_units.id')
      table.string('object', 300).notNullable()
      table.text('justification')
      table.string('estimate_source', 300)
      table.string('nature', 40).notNullable()
      table.string('category', 12).notNullable()
      table.date('needed_on').notNullable()
      table.integer('line_id').unsigned().references('budget_lines.id')
      table.bigInteger('estimate_ht_minor').notNullable().defaultTo(0)
      table.bigInteger('estimate_ttc_minor').notNullable().defaultTo(0)
      table.bigInteger('reserved_minor').notNullable().defaultTo(0)
      table.json('explanation')
      table.string('state', 16).notNullable()
      table.integer('requested_by_id').unsigned()
      table.string('requested_by_name', 120).notNullable()
      table.integer('approved_by_id').unsigned()
      table.string('approved_by_name', 120)
      table.date('approved_on')
      table.string('decision_reason', 500)
      table.string('request_key', 80).unique()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['state', 'id'])
      table.index(['nature', 'state'])
      table.index(['unit_id'])
    })
    this.schema.raw(
      `alter table procurement_requests
       add constraint procurement_requests_state_check
         check (state in ('draft', 'submitted', 'approved', 'rejected', 'consulted', 'ordered', 'cancelled')),
       add constraint procurement_requests_category_check check (category in ('works', 'supplies', 'services', 'studies')),
       add constraint procurement_requests_eyes_check check (approved_by_id is null or approved_by_id <> requested_by_id)`
    )

    this.schema.createTable('procurement_request_lines', (table) => {
      table.increments('id')
      table.integer('request_id').unsigned().notNullable().references('procurement_requests.id')
      table.integer('position').unsigned().notNullable()
      table.string('designation', 300).notNullable()
      table.string('specification', 500)
      table.string('unit', 20).notNullable()
      table.decimal('quantity', 14, 3).notNullable()
      table.bigInteger('unit_price_minor').notNullable()
      table.decimal('vat_rate', 5, 2).notNullable()
      table.integer('item_id').unsigned().references('stores_items.id')
      table.unique(['request_id', 'position'])
    })
    this.schema.raw(
      `alter table procurement_request_lines add constraint procurement_request_lines_amount_check
       check (quantity > 0 and unit_price_minor >= 0)`
    )
  }

  async down() {
    this.schema.dropTable('procurement_request_lines')
    this.schema.dropTable('procurement_requests')
    this.schema.dropTable('procurement_suppliers')
  }
}
