import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/**
 * Leave: requests and their moves; the ledger of days; the lots that keep a balance from going below nought;
 * and one row per half-day of granted leave, whose key refuses a second leave on the same half-day.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('hr_leave_requests', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.integer('arrondissement_id').unsigned().references('registry_territories.id')
      table.string('type', 16).notNullable()
      table.date('starts_on').notNullable()
      table.date('ends_on').notNullable()
      table.boolean('starts_at_noon').notNullable().defaultTo(false)
      table.boolean('ends_at_noon').notNullable().defaultTo(false)
      table.date('back_on').notNullable()
      table.integer('half_days').unsigned().notNullable()
      table.date('birth_on')
      table.string('reason', 500)
      table.integer('interim_agent_id').unsigned().references('hr_agents.id')
      table.string('state', 16).notNullable()
      table.json('explanation').notNullable()
      table.string('number', 40).unique()
      table.date('decided_on')
      // everything the paper of the decision says, so that it can be drawn again to the byte
      table.json('decision')
      table.string('verification_code', 40).unique()
      table.string('request_key', 80).unique()
      table.integer('requested_by_id').unsigned()
      table.datetime('requested_at', { precision: 3 }).notNullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['agent_id', 'starts_on'])
      table.index(['state', 'starts_on'])
      table.index(['unit_id', 'starts_on', 'ends_on'])
    })
    this.schema.raw(
      `alter table hr_leave_requests
       add constraint hr_leave_requests_period_check check (ends_on >= starts_on),
       add constraint hr_leave_requests_state_check
         check (state in ('submitted', 'endorsed', 'granted', 'refused', 'withdrawn', 'cancelled')),
       add constraint hr_leave_requests_number_check check (state <> 'granted' or number is not null),
       add constraint hr_leave_requests_interim_check check (interim_agent_id is null or interim_agent_id <> agent_id)`
    )

    this.schema.createTable('hr_leave_moves', (table) => {
      table.increments('id')
      table.integer('request_id').unsigned().notNullable().references('hr_leave_requests.id')
      table.string('name', 24).notNullable()
      table.string('from_state', 16)
      table.string('to_state', 16).notNullable()
      table.integer('user_id').unsigned()
      table.string('user_name', 160).notNullable()
      table.string('delegated_by_name', 160)
      table.string('reason', 500)
      table.datetime('moved_at', { precision: 3 }).notNullable()
      table.index(['request_id', 'id'])
    })
    appendOnly(this, 'hr_leave_moves', 'leave moves')

    this.schema.createTable('hr_leave_lots', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.integer('year').unsigned().notNullable()
      table.integer('granted_half_days').notNullable().defaultTo(0)
      table.integer('taken_half_days').notNullable().defaultTo(0)
      table.unique(['agent_id', 'year'])
    })
    this.schema.raw(
      `alter table hr_leave_lots
       add constraint hr_leave_lots_balance_check check (taken_half_days <= granted_half_days),
       add constraint hr_leave_lots_taken_check check (taken_half_days >= 0)`
    )

    this.schema.createTable('hr_leave_entries', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.integer('lot_year').unsigned().notNullable()
      table.string('kind', 16).notNullable()
      // positive gives, negative takes
      table.integer('half_days').notNullable()
      table.date('effective_on').notNullable()
      table.integer('request_id').unsigned().references('hr_leave_requests.id')
      table.string('note', 200)
      // '<agent>:<year>' of the one entry that gives a year's days
      table.string('grant_key', 40).unique()
      table.integer('recorded_by_id').unsigned()
      table.datetime('recorded_at', { precision: 3 }).notNullable()
      table.index(['agent_id', 'effective_on'])
      table.index(['request_id'])
    })
    this.schema.raw(
      `alter table hr_leave_entries
       add constraint hr_leave_entries_kind_check check (
         (kind in ('opening', 'entitlement') and half_days >= 0 and grant_key is not null)
         or (kind = 'taken' and half_days < 0 and request_id is not null)
         or (kind = 'returned' and half_days > 0 and request_id is not null)
         or (kind = 'correction' and half_days <> 0))`
    )
    // The lot's row is locked by the update: two requests for the last day wait for each other, one is refused.
    this.schema.raw(
      `create trigger hr_leave_entries_lot after insert on hr_leave_entries for each row
       begin
         if new.kind in ('opening', 'entitlement') then
           insert into hr_leave_lots (agent_id, year, granted_half_days, taken_half_days)
           values (new.agent_id, new.lot_year, new.half_days, 0);
         else
           update hr_leave_lots set
             granted_half_days = granted_half_days + if(new.kind = 'correction', new.half_days, 0),
             taken_half_days = taken_half_days - if(new.kind = 'correction', 0, new.half_days)
           where agent_id = new.agent_id and year = new.lot_year;
           if row_count() = 0 then
             signal sqlstate '45000' set message_text = 'hr_leave_lots: that year gives no days';
           end if;
         end if;
       end`
    )
    appendOnly(this, 'hr_leave_entries', 'leave entries')

    this.schema.createTable('hr_leave_days', (table) => {
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.date('day_on').notNullable()
      table.string('half', 2).notNullable()
      table.integer('request_id').unsigned().notNullable().references('hr_leave_requests.id')
      // the year whose days this half-day took; empty for leave that takes none
      table.integer('lot_year').unsigned()
      table.primary(['agent_id', 'day_on', 'half'])
      table.index(['request_id'])
      table.index(['day_on', 'agent_id'])
    })
    this.schema.raw(
      `alter table hr_leave_days add constraint hr_leave_days_half_check check (half in ('am', 'pm'))`
    )
  }

  async down() {
    for (const table of ['days', 'entries', 'lots', 'moves', 'requests'])
      this.schema.dropTable(`hr_leave_${table}`)
  }
}
