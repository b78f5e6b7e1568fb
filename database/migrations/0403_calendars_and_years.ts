import { BaseSchema } from '@adonisjs/lucid/schema'

/** Fiscal years, working calendars and their holidays. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('registry_fiscal_years', (table) => {
      table.increments('id')
      table.integer('year').unsigned().notNullable().unique()
      table.date('starts_on').notNullable()
      table.date('ends_on').notNullable()
      table.string('state', 16).notNullable().defaultTo('planned')
      table.integer('opened_by_id').unsigned()
      table.datetime('opened_at', { precision: 3 })
      table.integer('closed_by_id').unsigned()
      table.datetime('closed_at', { precision: 3 })
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
    })
    this.schema.raw(
      `alter table registry_fiscal_years
       add constraint registry_fiscal_years_state_check check (state in ('planned', 'open', 'closed')),
       add constraint registry_fiscal_years_dates_check check (ends_on > starts_on),
       add constraint registry_fiscal_years_closed_check check (state <> 'closed' or (opened_at is not null and closed_at is not null))`
    )

    this.schema.createTable('registry_calendars', (table) => {
      table.increments('id')
      table.string('code', 40).notNullable().unique()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120).notNullable()
      // days of rest, 1 = Monday … 7 = Sunday, separated by commas
      table.string('rest_days', 20).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('registry_holidays', (table) => {
      table.increments('id')
      table.integer('calendar_id').unsigned().notNullable().references('registry_calendars.id')
      table.date('day_on').notNullable()
      table.string('feast', 40).notNullable()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120).notNullable()
      table.string('nature', 16).notNullable()
      table.string('certainty', 16).notNullable()
      table.string('reference', 200)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['calendar_id', 'day_on', 'feast'])
    })
    this.schema.raw(
      `alter table registry_holidays
       add constraint registry_holidays_nature_check check (nature in ('fixed', 'moving', 'one_off')),
       add constraint registry_holidays_certainty_check check (certainty in ('estimated', 'planned', 'confirmed'))`
    )

    this.schema.createTable('registry_holiday_proposals', (table) => {
      table.increments('id')
      table.integer('calendar_id').unsigned().notNullable().references('registry_calendars.id')
      table.integer('holiday_id').unsigned()
      table.string('operation', 16).notNullable()
      table.date('day_on').notNullable()
      table.string('feast', 40).notNullable()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120).notNullable()
      table.string('nature', 16).notNullable()
      table.string('certainty', 16).notNullable()
      table.string('reference', 200)
      table.string('state', 16).notNullable().defaultTo('proposed')
      table.integer('proposed_by_id').unsigned().notNullable()
      table.datetime('proposed_at', { precision: 3 }).notNullable()
      table.integer('decided_by_id').unsigned()
      table.datetime('decided_at', { precision: 3 })
      table.string('decision_reason', 500)
      table.index(['state', 'id'])
      table.index(['calendar_id', 'day_on'])
    })
    this.schema.raw(
      `alter table registry_holiday_proposals
       add constraint registry_holiday_proposals_operation_check check (operation in ('add', 'move', 'remove')),
       add constraint registry_holiday_proposals_state_check
         check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
       add constraint registry_holiday_proposals_eyes_check
         check (state not in ('approved', 'rejected') or (decided_by_id is not null and decided_by_id <> proposed_by_id))`
    )
  }

  async down() {
    this.schema.dropTable('registry_holiday_proposals')
    this.schema.dropTable('registry_holidays')
    this.schema.dropTable('registry_calendars')
    this.schema.dropTable('registry_fiscal_years')
  }
}
