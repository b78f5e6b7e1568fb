import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Forced collection and what people ask about a debt. An act is proposed on a named list, which a second person authorises
 * before anything is served; a request is decided by somebody else than whoever recorded it.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tax_collection_lists', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.string('step', 12).notNullable()
      table.string('state', 12).notNullable().defaultTo('preparing')
      table.integer('run_id').unsigned()
      table.json('left_out')
      table.integer('act_count').unsigned().notNullable().defaultTo(0)
      table.bigInteger('owed_minor').notNullable().defaultTo(0)
      table.bigInteger('fee_minor').notNullable().defaultTo(0)
      table.integer('prepared_by_id').unsigned().references('platform_users.id')
      table.datetime('prepared_at', { precision: 3 }).notNullable()
      table.integer('decided_by_id').unsigned().references('platform_users.id')
      table.datetime('decided_at', { precision: 3 })
      table.string('decision_reason', 300)
      table.date('served_on')
      table.index(['state', 'step'])
    })
    this.schema.raw(
      `alter table tax_collection_lists
       add constraint tax_collection_lists_step_check check (step in ('last_notice', 'demand', 'seizure')),
       add constraint tax_collection_lists_state_check
         check (state in ('preparing', 'prepared', 'authorised', 'served', 'refused')),
       add constraint tax_collection_lists_two_people_check
         check (decided_by_id is null or prepared_by_id is null or decided_by_id <> prepared_by_id)`
    )

    this.schema.createTable('tax_collection_acts', (table) => {
      table.bigIncrements('id')
      table.integer('list_id').unsigned().notNullable().references('tax_collection_lists.id')
      table.bigInteger('debt_id').unsigned().notNullable().references('tax_debts.id')
      table.string('step', 12).notNullable()
      // step:debt while the act stands: a debt gets each step once
      table.string('standing_key', 40).unique()
      table.string('number', 30).unique()
      table.string('state', 10).notNullable().defaultTo('proposed')
      table.string('left_because', 60)
      table.bigInteger('owed_minor').notNullable()
      table.bigInteger('fee_minor').notNullable().defaultTo(0)
      table.date('served_on')
      table.unique(['list_id', 'debt_id'])
      table.index(['debt_id', 'step'])
    })
    this.schema.raw(
      `alter table tax_collection_acts
       add constraint tax_collection_acts_state_check check (state in ('proposed', 'served', 'left')),
       add constraint tax_collection_acts_served_check
         check ((state = 'served') = (number is not null) and (state = 'served') = (served_on is not null)),
       add constraint tax_collection_acts_amount_check check (owed_minor >= 0 and fee_minor >= 0)`
    )

    this.schema.createTable('tax_debt_requests', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.bigInteger('debt_id').unsigned().notNullable().references('tax_debts.id')
      table.integer('arrondissement_id').unsigned().notNullable()
      table.string('kind', 10).notNullable()
      table.string('state', 10).notNullable().defaultTo('asked')
      // The debt while its request waits: one at a time
      table.bigInteger('standing_debt_id').unsigned().unique()
      table.date('filed_on').notNullable()
      // Last day of the delay, for a claim against the assessment
      table.date('last_on')
      table.string('reason', 500).notNullable()
      table.string('document', 160)
      table.string('guarantee', 160)
      table.bigInteger('principal_minor').notNullable().defaultTo(0)
      table.bigInteger('sanction_minor').notNullable().defaultTo(0)
      table.bigInteger('late_minor').notNullable().defaultTo(0)
      table.integer('asked_by_id').unsigned().references('platform_users.id')
      table.datetime('asked_at', { precision: 3 }).notNullable()
      table.integer('decided_by_id').unsigned().references('platform_users.id')
      table.datetime('decided_at', { precision: 3 })
      table.string('decision_reason', 500)
      table.index(['debt_id'])
      table.index(['state', 'kind'])
    })
    this.schema.raw(
      `alter table tax_debt_requests
       add constraint tax_debt_requests_kind_check check (kind in ('relief', 'remission', 'write_off')),
       add constraint tax_debt_requests_state_check check (state in ('asked', 'granted', 'rejected')),
       add constraint tax_debt_requests_amount_check
         check (principal_minor >= 0 and sanction_minor >= 0 and late_minor >= 0
           and (kind <> 'remission' or principal_minor = 0)
           and (kind = 'write_off' or principal_minor + sanction_minor + late_minor > 0)),
       add constraint tax_debt_requests_two_people_check
         check (decided_by_id is null or asked_by_id is null or decided_by_id <> asked_by_id),
       add constraint tax_debt_requests_decided_check check ((state = 'asked') = (decided_at is null))`
    )
    // Dunning reads the debts whose last day has passed
    this.schema.alterTable('tax_debts', (table) => table.index(['state', 'due_on']))
  }

  async down() {
    this.schema.alterTable('tax_debts', (table) => table.dropIndex(['state', 'due_on']))
    for (const table of ['tax_debt_requests', 'tax_collection_acts', 'tax_collection_lists']) {
      this.schema.dropTable(table)
    }
  }
}
