import { BaseSchema } from '@adonisjs/lucid/schema'

/** Vehicles with their papers, fuel cards and stops; the people who may drive them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('fleet_vehicles', (table) => {
      table.increments('id')
      table.string('plate', 40).notNullable()
      // digits, letter and code without separators, J for ج: one vehicle, one key
      table
        .specificType('plate_key', 'varchar(40) character set utf8mb4 collate utf8mb4_bin')
        .notNullable()
        .unique()
      table.string('plate_kind', 20).notNullable()
      table.string('make', 60).notNullable()
      table.string('model', 80).notNullable()
      table.string('kind', 16).notNullable()
      table.string('use_class', 24).notNullable()
      table.string('energy', 16).notNullable()
      table.integer('fiscal_power').unsigned().notNullable().defaultTo(0)
      table.integer('gross_weight_kg').unsigned().notNullable()
      table.integer('tare_kg').unsigned().notNullable()
      table.integer('seats').unsigned().notNullable()
      table.decimal('tank_litres', 8, 2).notNullable()
      table.date('first_used_on').notNullable()
      table.string('ownership', 16).notNullable()
      table.string('lessor', 120)
      table.string('allocation', 16).notNullable().defaultTo('pool')
      table.integer('unit_id').unsigned().notNullable().references('registry_units.id')
      table.string('licence_category', 8).notNullable()
      table.integer('odometer_km').unsigned().notNullable().defaultTo(0)
      table.decimal('monthly_litres', 8, 2)
      // the end of validity of the latest paper of each kind, kept by record_document
      table.date('inspection_to')
      table.date('insurance_to')
      table.date('road_tax_to')
      table.date('registration_to')
      table.boolean('inspection_exempt').notNullable().defaultTo(false)
      table.boolean('road_tax_exempt').notNullable().defaultTo(false)
      table.date('next_due_on')
      table.string('state', 16).notNullable().defaultTo('active')
      table.date('retired_on')
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['unit_id', 'kind'])
      table.index(['state', 'kind'])
      table.index(['next_due_on'])
      table.index(['plate'])
    })
    this.schema.raw(
      `alter table fleet_vehicles
       add constraint fleet_vehicles_weight_check check (tare_kg <= gross_weight_kg),
       add constraint fleet_vehicles_kind_check check (kind in ('car', 'van', 'truck', 'machine', 'bus')),
       add constraint fleet_vehicles_energy_check check (energy in ('diesel', 'petrol', 'electric', 'hybrid')),
       add constraint fleet_vehicles_ownership_check check (ownership in ('owned', 'leased', 'rented', 'lent')),
       add constraint fleet_vehicles_state_check check (state in ('active', 'retired')),
       add constraint fleet_vehicles_retired_check check (state <> 'retired' or retired_on is not null)`
    )

    this.schema.createTable('fleet_vehicle_documents', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.string('kind', 24).notNullable()
      table.string('number', 60)
      table.string('issuer', 120)
      table.date('valid_from').notNullable()
      table.date('valid_to')
      table.bigInteger('amount_minor')
      table.string('ground', 40)
      table.text('explanation')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['vehicle_id', 'kind', 'valid_from'])
      table.index(['kind', 'valid_to'])
    })
    this.schema.raw(
      `alter table fleet_vehicle_documents
       add constraint fleet_vehicle_documents_kind_check
         check (kind in ('registration', 'inspection', 'insurance', 'road_tax', 'tachograph', 'extinguisher', 'lift')),
       add constraint fleet_vehicle_documents_period_check check (valid_to is null or valid_to >= valid_from)`
    )

    this.schema.createTable('fleet_document_alerts', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.string('kind', 24).notNullable()
      table.date('due_on').notNullable()
      table.integer('days').unsigned().notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      // one alert per paper, due day and threshold, however often the job runs
      table.unique(['vehicle_id', 'kind', 'due_on', 'days'])
    })

    this.schema.createTable('fleet_fuel_cards', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable()
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.date('valid_from').notNullable()
      table.date('valid_to')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['number', 'valid_from'])
      table.index(['vehicle_id'])
    })

    this.schema.createTable('fleet_vehicle_stops', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.string('kind', 16).notNullable()
      table.datetime('starts_at', { precision: 3 }).notNullable()
      table.datetime('expected_end_at', { precision: 3 }).notNullable()
      table.datetime('ended_at', { precision: 3 })
      table.string('reason', 300).notNullable()
      table.integer('assignment_id').unsigned()
      table.integer('created_by').unsigned()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['vehicle_id', 'starts_at'])
    })
    this.schema.raw(
      `alter table fleet_vehicle_stops
       add constraint fleet_vehicle_stops_kind_check check (kind in ('workshop', 'accident', 'other')),
       add constraint fleet_vehicle_stops_period_check check (expected_end_at > starts_at)`
    )

    this.schema.createTable('fleet_drivers', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().unique().references('registry_parties.id')
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.string('code', 20)
      table.string('phone', 30)
      table.string('state', 16).notNullable().defaultTo('active')
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['unit_id'])
    })
    this.schema.raw(
      `alter table fleet_drivers add constraint fleet_drivers_state_check check (state in ('active', 'inactive'))`
    )
  }

  async down() {
    for (const table of [
      'drivers',
      'vehicle_stops',
      'fuel_cards',
      'document_alerts',
      'vehicle_documents',
      'vehicles',
    ]) {
      this.schema.dropTable(`fleet_${table}`)
    }
  }
}
