import { BaseSchema } from '@adonisjs/lucid/schema'

/** Services done on vehicles, and when the next of each plan falls due. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('fleet_services', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.string('plan', 24).notNullable()
      table.date('done_on').notNullable()
      table.integer('km').unsigned()
      // as if the first meter had never been replaced, like the readings
      table.integer('total_km')
      table.integer('hours').unsigned()
      table.bigInteger('cost_minor').unsigned()
      table.string('place', 120)
      table.string('note', 500)
      table.integer('created_by').unsigned()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      // the same service twice is the same service, corrected
      table.unique(['vehicle_id', 'plan', 'done_on'])
      table.index(['done_on'])
    })

    this.schema.createTable('fleet_maintenance_dues', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.string('plan', 24).notNullable()
      table.string('state', 16).notNullable()
      table.date('last_on')
      table.integer('last_km').unsigned()
      table.date('due_on')
      // on the meter of today
      table.integer('due_km')
      table.integer('km_left')
      table.date('expected_on')
      // somebody was told that it fell overdue
      table.boolean('announced').notNullable().defaultTo(false)
      table.unique(['vehicle_id', 'plan'])
      table.index(['state', 'expected_on'])
    })
    this.schema.raw(
      `alter table fleet_maintenance_dues add constraint fleet_maintenance_dues_state_check
       check (state in ('unrecorded', 'later', 'soon', 'overdue'))`
    )
  }

  async down() {
    this.schema.dropTable('fleet_maintenance_dues')
    this.schema.dropTable('fleet_services')
  }
}
