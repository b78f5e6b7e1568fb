import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/** Stores, items, slips and movements. A balance moves only by movements, and is never negative. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('stores_stores', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120)
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('stores_items', (table) => {
      table.increments('id')
      table.string('code', 30).notNullable().unique()
      table.string('name_fr', 160).notNullable()
      table.string('name_ar', 160)
      table.string('folded_name', 330).notNullable()
      table.string('unit', 20).notNullable()
      table.string('family', 60).notNullable()
      table.string('nature', 40)
      table.string('shelf', 30)
      table.decimal('minimum', 14, 3).notNullable().defaultTo(0)
      table.decimal('maximum', 14, 3).notNullable().defaultTo(0)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['family'])
    })
    this.schema.raw(
      `alter table stores_items add constraint stores_items_levels_check check (minimum >= 0 and maximum >= minimum)`
    )

    this.schema.createTable('stores_balances', (table) => {
      table.increments('id')
      table.integer('store_id').unsigned().notNullable().references('stores_stores.id')
      table.integer('item_id').unsigned().notNullable().references('stores_items.id')
      table.decimal('quantity', 14, 3).notNullable().defaultTo(0)
      table.bigInteger('value_minor').notNullable().defaultTo(0)
      table.decimal('unit_cost', 18, 6).notNullable().defaultTo(0)
      table.unique(['store_id', 'item_id'])
      table.index(['item_id'])
    })
    this.schema.raw(
      `alter table stores_balances
       add constraint stores_balances_quantity_check check (quantity >= 0),
       add constraint stores_balances_value_check check (value_minor >= 0),
       add constraint stores_balances_empty_check check (quantity > 0 or value_minor = 0)`
    )

    this.schema.createTable('stores_slips', (table) => {
      table.increments('id')
      table.string('number', 40).notNullable().unique()
      table.string('kind', 12).notNullable()
      table.integer('store_id').unsigned().notNullable().references('stores_stores.id')
      table.date('moved_on').notNullable()
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.integer('party_id').unsigned().references('registry_parties.id')
      table.string('order_number', 40)
      table.string('delivery_note', 60)
      table.string('requester', 120)
      table.string('approver', 120)
      table.string('reason', 300)
      table.string('subject_type', 60)
      table.bigInteger('subject_id').unsigned()
      table.string('request_key', 80).unique()
      table.integer('storekeeper_id').unsigned()
      table.string('storekeeper_name', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['kind', 'id'])
      table.index(['subject_type', 'subject_id'])
    })
    this.schema.raw(
      `alter table stores_slips add constraint stores_slips_kind_check check (kind in ('receipt', 'issue', 'return', 'adjustment'))`
    )
    appendOnly(this, 'stores_slips', 'store slips')

    this.schema.createTable('stores_movements', (table) => {
      table.bigIncrements('id')
      table.integer('slip_id').unsigned().notNullable().references('stores_slips.id')
      table.integer('store_id').unsigned().notNullable().references('stores_stores.id')
      table.integer('item_id').unsigned().notNullable().references('stores_items.id')
      table.string('kind', 12).notNullable()
      table.date('moved_on').notNullable()
      // signed: what enters is positive
      table.decimal('quantity', 14, 3).notNullable()
      table.bigInteger('value_minor').notNullable()
      table.decimal('balance_quantity', 14, 3).notNullable()
      table.bigInteger('balance_value_minor').notNullable()
      table.decimal('unit_cost', 18, 6).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['item_id', 'store_id', 'id'])
      table.index(['slip_id'])
    })
    this.schema.raw(
      `alter table stores_movements add constraint stores_movements_sign_check check (quantity <> 0)`
    )
    appendOnly(this, 'stores_movements', 'stock movements')
    this.schema.raw(
      `create trigger stores_movements_move after insert on stores_movements for each row
       update stores_balances set
         quantity = quantity + new.quantity,
         value_minor = value_minor + new.value_minor,
         unit_cost = new.unit_cost
       where store_id = new.store_id and item_id = new.item_id`
    )
  }

  async down() {
    for (const table of ['movements', 'slips', 'balances', 'items', 'stores']) {
      this.schema.dropTable(`stores_${table}`)
    }
  }
}
