import { BaseSchema } from '@adonisjs/lucid/schema'

/** Odometer readings, the log book, fuel-card transactions and what is odd about them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('fleet_meter_replacements', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.datetime('replaced_at', { precision: 3 }).notNullable()
      table.integer('old_km').unsigned().notNullable()
      table.integer('new_km').unsigned().notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['vehicle_id', 'replaced_at'])
    })

    this.schema.createTable('fleet_odometer_readings', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.datetime('taken_at', { precision: 3 }).notNullable()
      table.integer('km').unsigned().notNullable()
      // as if the first meter had never been replaced: what the order of readings is judged on
      table.integer('total_km').notNullable()
      table.string('kind', 16).notNullable()
      table.integer('source_id').unsigned()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['vehicle_id', 'taken_at'])
      table.unique(['kind', 'source_id'])
    })
    this.schema.raw(
      `alter table fleet_odometer_readings add constraint fleet_odometer_readings_kind_check
       check (kind in ('register', 'departure', 'return', 'fuel', 'manual'))`
    )
    this.schema.raw(REFUSE_BACKWARDS)

    this.schema.createTable('fleet_log_lines', (table) => {
      table.increments('id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.integer('assignment_id').unsigned().references('fleet_assignments.id')
      table.integer('corrects_id').unsigned().references('fleet_log_lines.id')
      table.date('day_on').notNullable()
      table.string('driver_name', 200).notNullable()
      table.string('mission', 300).notNullable()
      table.string('place', 330).notNullable()
      table.datetime('out_at', { precision: 3 }).notNullable()
      table.datetime('in_at', { precision: 3 }).notNullable()
      table.integer('out_km').unsigned().notNullable()
      table.integer('in_km').unsigned().notNullable()
      table.integer('distance_km').notNullable()
      table.decimal('litres', 8, 2)
      table.string('incidents', 500)
      table.string('signed_by', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['vehicle_id', 'day_on'])
      table.index(['day_on'])
    })
    for (const event of ['update', 'delete']) {
      this.schema.raw(
        `create trigger fleet_log_lines_${event} before ${event} on fleet_log_lines for each row
         signal sqlstate '45000' set message_text = 'fleet_log_lines: a closed line is corrected by a counter-entry'`
      )
    }

    this.schema.createTable('fleet_fuel_transactions', (table) => {
      table.increments('id')
      table.string('provider', 40).notNullable().defaultTo('carte')
      table.string('reference', 40).notNullable()
      table.integer('card_id').unsigned().notNullable().references('fleet_fuel_cards.id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.datetime('filled_at', { precision: 3 }).notNullable()
      table.string('station', 120)
      table.string('city', 80)
      table.string('product', 16).notNullable()
      table.decimal('litres', 8, 2).notNullable()
      table.decimal('unit_price', 8, 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.integer('odometer').unsigned()
      table.boolean('odometer_accepted').notNullable().defaultTo(false)
      table.string('driver_code', 20)
      table.string('plate_text', 40)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['provider', 'reference'])
      table.index(['vehicle_id', 'filled_at'])
      table.index(['filled_at'])
    })

    this.schema.createTable('fleet_fuel_anomalies', (table) => {
      table.increments('id')
      table
        .integer('transaction_id')
        .unsigned()
        .notNullable()
        .references('fleet_fuel_transactions.id')
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.string('kind', 24).notNullable()
      table.string('measured', 40).notNullable()
      table.string('allowed', 40).notNullable()
      table.string('formula', 250)
      table.string('state', 16).notNullable().defaultTo('open')
      table.string('decision_reason', 500)
      table.integer('decided_by').unsigned()
      table.string('decided_by_name', 120)
      table.datetime('decided_at', { precision: 3 })
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['transaction_id', 'kind'])
      table.index(['state', 'kind'])
      table.index(['vehicle_id'])
    })
    this.schema.raw(
      `alter table fleet_fuel_anomalies
       add constraint fleet_fuel_anomalies_state_check check (state in ('open', 'justified', 'confirmed')),
       add constraint fleet_fuel_anomalies_decision_check check (state = 'open' or decision_reason is not null)`
    )
  }

  async down() {
    for (const table of [
      'fuel_anomalies',
      'fuel_transactions',
      'log_lines',
      'odometer_readings',
      'meter_replacements',
    ]) {
      this.schema.dropTable(`fleet_${table}`)
    }
  }
}

/** I9 in the database itself: a reading lies between the one before and the one after. */
const REFUSE_BACKWARDS = `create trigger fleet_odometer_readings_insert before insert on fleet_odometer_readings for each row
  begin
    declare bound int default null;
    select id into bound from fleet_vehicles where id = new.vehicle_id for update;
    select max(total_km) into bound from fleet_odometer_readings
      where vehicle_id = new.vehicle_id and taken_at <= new.taken_at;
    if bound > new.total_km then
      signal sqlstate '45000' set message_text = 'fleet_odometer_readings: below the previous reading';
    end if;
    select min(total_km) into bound from fleet_odometer_readings
      where vehicle_id = new.vehicle_id and taken_at > new.taken_at;
    if bound < new.total_km then
      signal sqlstate '45000' set message_text = 'fleet_odometer_readings: above the next reading';
    end if;
  end`
