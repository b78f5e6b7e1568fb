import { BaseSchema } from '@adonisjs/lucid/schema'

/** Slips are read by day, the latest first. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('stores_slips', (table) => {
      table.index(['moved_on', 'id'])
    })
  }

  async down() {
    this.schema.alterTable('stores_slips', (table) => {
      table.dropIndex(['moved_on', 'id'])
    })
  }
}
