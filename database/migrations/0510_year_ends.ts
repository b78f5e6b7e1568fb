import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/**
 * The end of a budget year: proposed by one person, pronounced by another, carried out once. What it did to each
 * commitment and what it left on each line stays as its statement.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('budget_year_ends', (table) => {
      table.increments('id')
      table.integer('year').unsigned().notNullable().unique()
      table.string('state', 12).notNullable()
      table.integer('prepared_by_id').unsigned()
      table.string('prepared_by_name', 120).notNullable()
      table.datetime('prepared_at', { precision: 3 }).notNullable()
      table.integer('pronounced_by_id').unsigned()
      table.string('pronounced_by_name', 120)
      table.datetime('pronounced_at', { precision: 3 })
      table.datetime('done_at', { precision: 3 })
      table.integer('run_id').unsigned()
      for (const amount of ['carried', 'lapsed', 'cancelled']) {
        table.bigInteger(`${amount}_minor`).notNullable().defaultTo(0)
      }
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
    })
    this.schema.raw(
      `alter table budget_year_ends
       add constraint budget_year_ends_state_check check (state in ('prepared', 'pronounced', 'done')),
       add constraint budget_year_ends_eyes_check check (pronounced_by_id is null or pronounced_by_id <> prepared_by_id),
       add constraint budget_year_ends_steps_check check (
         (state = 'prepared' or pronounced_at is not null) and (state <> 'done' or done_at is not null))`
    )

    this.schema.createTable('budget_year_end_items', (table) => {
      table.increments('id')
      table.integer('year_end_id').unsigned().notNullable().references('budget_year_ends.id')
      table.integer('commitment_id').unsigned().notNullable().references('budget_commitments.id')
      table.string('outcome', 8).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.integer('from_line_id').unsigned().notNullable().references('budget_lines.id')
      table.integer('to_line_id').unsigned().references('budget_lines.id')
      table.unique(['year_end_id', 'commitment_id'])
    })
    this.schema.raw(
      `alter table budget_year_end_items
       add constraint budget_year_end_items_outcome_check check (outcome in ('carried', 'lapsed')),
       add constraint budget_year_end_items_line_check check ((outcome = 'carried') = (to_line_id is not null)),
       add constraint budget_year_end_items_amount_check check (amount_minor > 0)`
    )
    appendOnly(this, 'budget_year_end_items', 'year end items')

    this.schema.createTable('budget_year_end_lines', (table) => {
      table.increments('id')
      table.integer('year_end_id').unsigned().notNullable().references('budget_year_ends.id')
      table.integer('line_id').unsigned().notNullable().references('budget_lines.id')
      for (const amount of ['opened', 'committed', 'mandated', 'paid', 'carried', 'lapsed']) {
        table.bigInteger(`${amount}_minor`).notNullable()
      }
      // opened and neither mandated nor carried over
      table.bigInteger('cancelled_minor').notNullable()
      table.unique(['year_end_id', 'line_id'])
    })
    this.schema.raw(
      `alter table budget_year_end_lines add constraint budget_year_end_lines_sum_check
       check (opened_minor = mandated_minor + carried_minor + cancelled_minor and lapsed_minor <= cancelled_minor)`
    )
    appendOnly(this, 'budget_year_end_lines', 'year end lines')
  }

  async down() {
    for (const table of ['lines', 'items']) this.schema.dropTable(`budget_year_end_${table}`)
    this.schema.dropTable('budget_year_ends')
  }
}
