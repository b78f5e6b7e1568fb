import { BaseSchema } from '@adonisjs/lucid/schema'

/** Requests, the assignments that hold a vehicle and a driver for them, and proposals of plans. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('fleet_requests', (table) => {
      table.increments('id')
      table.string('number', 30).unique()
      // the number the asking service gave, when it came from a sheet
      table.string('source_number', 40).unique()
      table.string('request_key', 80).unique()
      table.integer('unit_id').unsigned().notNullable().references('registry_units.id')
      table.integer('requester_id').unsigned()
      table.string('requester_name', 120).notNullable()
      table.string('purpose', 300).notNullable()
      table.string('priority', 16).notNullable().defaultTo('normal')
      table.string('kind_wanted', 16).notNullable()
      table.datetime('starts_at', { precision: 3 }).notNullable()
      table.datetime('ends_at', { precision: 3 }).notNullable()
      table.string('pickup', 160).notNullable()
      table.string('destination', 160).notNullable()
      table.integer('passengers').unsigned().notNullable().defaultTo(0)
      table.integer('load_kg').unsigned().notNullable().defaultTo(0)
      table.integer('driving_minutes').unsigned()
      table.boolean('outside_commune').notNullable().defaultTo(false)
      table.string('permit_number', 60)
      table.string('budget_line', 60)
      table.string('equipment', 200)
      table.string('state', 16).notNullable().defaultTo('draft')
      table.boolean('emergency').notNullable().defaultTo(false)
      table.datetime('approval_due_at', { precision: 3 })
      table.datetime('approved_at', { precision: 3 })
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['state', 'starts_at'])
      table.index(['starts_at'])
      table.index(['unit_id', 'starts_at'])
    })
    this.schema.raw(
      `alter table fleet_requests
       add constraint fleet_requests_window_check check (ends_at > starts_at),
       add constraint fleet_requests_priority_check check (priority in ('normal', 'urgent', 'emergency')),
       add constraint fleet_requests_state_check check (state in ('draft', 'submitted', 'approved', 'rejected',
         'assigned', 'departed', 'returned', 'closed', 'cancelled', 'no_show')),
       add constraint fleet_requests_number_check check (state = 'draft' or number is not null)`
    )

    this.schema.createTable('fleet_request_moves', (table) => {
      table.increments('id')
      table.integer('request_id').unsigned().notNullable().references('fleet_requests.id')
      table.string('name', 24).notNullable()
      table.string('from_state', 16).notNullable()
      table.string('to_state', 16).notNullable()
      table.integer('actor_id').unsigned()
      table.string('actor_name', 120).notNullable()
      table.string('reason', 500)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['request_id'])
    })

    this.schema.createTable('fleet_assignments', (table) => {
      table.increments('id')
      table.integer('request_id').unsigned().notNullable().references('fleet_requests.id')
      // the request's id while the assignment holds, null afterwards: one living assignment per request
      table.integer('holding_request_id').unsigned().unique()
      table.integer('vehicle_id').unsigned().notNullable().references('fleet_vehicles.id')
      table.integer('driver_id').unsigned().notNullable().references('fleet_drivers.id')
      table.datetime('starts_at', { precision: 3 }).notNullable()
      table.datetime('ends_at', { precision: 3 }).notNullable()
      table.string('state', 16).notNullable().defaultTo('reserved')
      table.string('order_number', 30).unique()
      table.string('overrides', 60)
      table.string('override_reason', 500)
      table.text('explanation')
      table.integer('assigned_by').unsigned()
      table.datetime('departed_at', { precision: 3 })
      table.integer('departure_km').unsigned()
      table.integer('unexplained_km').unsigned()
      table.integer('departure_fuel').unsigned()
      table.datetime('returned_at', { precision: 3 })
      table.integer('return_km').unsigned()
      table.integer('return_fuel').unsigned()
      table.decimal('fuel_litres', 8, 2)
      table.boolean('no_fuel').notNullable().defaultTo(false)
      table.string('defects', 500)
      table.string('signed_by', 120)
      table.datetime('closed_at', { precision: 3 })
      table.string('release_reason', 500)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['vehicle_id', 'state', 'starts_at'])
      table.index(['driver_id', 'state', 'starts_at'])
      table.index(['starts_at'])
      table.index(['request_id'])
    })
    this.schema.raw(
      `alter table fleet_assignments
       add constraint fleet_assignments_window_check check (ends_at > starts_at),
       add constraint fleet_assignments_state_check
         check (state in ('reserved', 'out', 'returned', 'closed', 'released', 'no_show')),
       add constraint fleet_assignments_km_check
         check (return_km is null or departure_km is null or return_km >= departure_km),
       add constraint fleet_assignments_time_check
         check (returned_at is null or departed_at is null or returned_at >= departed_at)`
    )

    // what a living assignment holds; written by the triggers of fleet_assignments and by nobody else
    this.schema.createTable('fleet_holds', (table) => {
      table.integer('assignment_id').unsigned().notNullable()
      table.string('holder', 8).notNullable()
      table.integer('holder_id').unsigned().notNullable()
      table.datetime('starts_at', { precision: 3 }).notNullable()
      table.datetime('ends_at', { precision: 3 }).notNullable()
      table.primary(['assignment_id', 'holder'])
      table.index(['holder', 'holder_id', 'starts_at'])
    })
    for (const event of ['insert', 'update']) {
      this.schema.raw(refuseOverlap(event))
      this.schema.raw(keepHolds(event))
    }
    this.schema.raw(
      `create trigger fleet_assignments_delete after delete on fleet_assignments for each row
       delete from fleet_holds where assignment_id = old.id`
    )

    this.schema.createTable('fleet_day_plans', (table) => {
      table.increments('id')
      table.date('day_on').notNullable()
      table.string('state', 16).notNullable().defaultTo('proposed')
      table.integer('served').unsigned().notNullable()
      table.integer('asked').unsigned().notNullable()
      table.decimal('empty_km', 10, 1).notNullable()
      table.boolean('proven').notNullable()
      table.integer('milliseconds').unsigned().notNullable()
      table.integer('created_by').unsigned()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['day_on', 'state'])
    })
    this.schema.createTable('fleet_day_plan_lines', (table) => {
      table.increments('id')
      table.integer('plan_id').unsigned().notNullable().references('fleet_day_plans.id')
      table.integer('request_id').unsigned().notNullable().references('fleet_requests.id')
      table.integer('vehicle_id').unsigned().references('fleet_vehicles.id')
      table.integer('driver_id').unsigned().references('fleet_drivers.id')
      table.decimal('empty_km', 8, 1)
      table.string('reason', 40)
      table.string('state', 16).notNullable().defaultTo('proposed')
      table.string('refusal', 500)
      table.unique(['plan_id', 'request_id'])
    })
  }

  async down() {
    for (const table of [
      'day_plan_lines',
      'day_plans',
      'assignments',
      'request_moves',
      'requests',
    ]) {
      this.schema.dropTable(`fleet_${table}`)
    }
  }
}

/**
 * I1 and I2 in the database itself: the rows of the vehicle and the driver are locked, so that nobody else can
 * book them before we are done, then what is held is read past every snapshot and compared, end not included.
 */
function refuseOverlap(event: string): string {
  const check = (holder: string) => `
        select id into found from fleet_${holder}s where id = new.${holder}_id for update;
        set found = null;
        select min(assignment_id) into found from fleet_holds
          where holder = '${holder}' and holder_id = new.${holder}_id and assignment_id <> coalesce(new.id, 0)
            and starts_at < new.ends_at and new.starts_at < ends_at for update;
        if found is not null then
          signal sqlstate '45000' set message_text = 'fleet_assignments: ${holder} already held';
        end if;`
  return `create trigger fleet_assignments_${event} before ${event} on fleet_assignments for each row
    begin
      declare found int default null;
      if new.state in ('reserved', 'out') then${check('vehicle')}${check('driver')}
      end if;
    end`
}

/** Once the assignment stands, its holds stand with it; when it no longer lives, they go. */
function keepHolds(event: string): string {
  return `create trigger fleet_assignments_${event}_holds after ${event} on fleet_assignments for each row
    begin
      ${event === 'update' ? 'delete from fleet_holds where assignment_id = old.id;' : ''}
      if new.state in ('reserved', 'out') then
        insert into fleet_holds (assignment_id, holder, holder_id, starts_at, ends_at) values
          (new.id, 'vehicle', new.vehicle_id, new.starts_at, new.ends_at),
          (new.id, 'driver', new.driver_id, new.starts_at, new.ends_at);
      end if;
    end`
}
