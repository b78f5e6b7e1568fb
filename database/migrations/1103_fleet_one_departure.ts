import { BaseSchema } from '@adonisjs/lucid/schema'

/** I1 and I2 of what is on the road: a vehicle or a driver that is out cannot leave a second time. */
export default class extends BaseSchema {
  async up() {
    for (const holder of ['vehicle', 'driver']) {
      this.schema.raw(
        `alter table fleet_assignments
         add column out_${holder}_id int unsigned generated always as (if(state = 'out', ${holder}_id, null)) virtual,
         add unique fleet_assignments_out_${holder}_unique (out_${holder}_id)`
      )
    }
  }

  async down() {
    this.schema.alterTable('fleet_assignments', (table) => {
      table.dropColumns('out_vehicle_id', 'out_driver_id')
    })
  }
}
