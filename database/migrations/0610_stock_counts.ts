import { BaseSchema } from '@adonisjs/lucid/schema'

/** Inventories: the stock of a store frozen, counted without seeing it, validated by somebody else. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('stores_counts', (table) => {
      table.increments('id')
      table.string('number', 40).notNullable().unique()
      table.integer('store_id').unsigned().notNullable().references('stores_stores.id')
      table.string('state', 12).notNullable()
      table.date('opened_on').notNullable()
      table.integer('opened_by_id').unsigned()
      table.string('opened_by_name', 120).notNullable()
      // the gap, in percent of the expected quantity, from which a second person counts again
      table.decimal('second_gap', 6, 2).notNullable()
      table.integer('slip_id').unsigned().references('stores_slips.id')
      table.date('closed_on')
      table.integer('closed_by_id').unsigned()
      table.string('closed_by_name', 120)
      table.string('reason', 300)
      // one open count per store
      table.integer('open_key').unsigned().unique()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['store_id', 'id'])
    })
    this.schema.raw(
      `alter table stores_counts add constraint stores_counts_state_check check (state in ('open', 'validated', 'cancelled'))`
    )

    this.schema.createTable('stores_count_lines', (table) => {
      table.increments('id')
      table.integer('count_id').unsigned().notNullable().references('stores_counts.id')
      table.integer('item_id').unsigned().notNullable().references('stores_items.id')
      table.decimal('expected', 14, 3).notNullable()
      table.decimal('unit_cost', 18, 6).notNullable()
      table.decimal('first_quantity', 14, 3)
      table.integer('first_by_id').unsigned()
      table.string('first_by_name', 120)
      table.decimal('second_quantity', 14, 3)
      table.integer('second_by_id').unsigned()
      table.string('second_by_name', 120)
      table.unique(['count_id', 'item_id'])
    })
    this.schema.raw(
      `alter table stores_count_lines
       add constraint stores_count_lines_quantity_check check ((first_quantity is null or first_quantity >= 0) and (second_quantity is null or second_quantity >= 0)),
       add constraint stores_count_lines_order_check check (second_quantity is null or first_quantity is not null)`
    )
  }

  async down() {
    this.schema.dropTable('stores_count_lines')
    this.schema.dropTable('stores_counts')
  }
}
