import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/**
 * Credit lines and their ledger. Balances move only by entries, through a trigger; the checks of the line
 * refuse what would overdraw it, whoever writes.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('budget_lines', (table) => {
      table.increments('id')
      table.integer('year').unsigned().notNullable()
      table.string('section', 12).notNullable()
      table.string('code', 40).notNullable()
      table.string('chapter', 8).notNullable()
      table.string('article', 8).notNullable()
      table.string('paragraph', 8).notNullable()
      table.string('line', 8).notNullable()
      table.string('label_fr', 200).notNullable()
      table.string('label_ar', 200)
      table.integer('unit_id').unsigned().references('registry_units.id')
      for (const amount of [
        'opened',
        'pre_committed',
        'committed',
        'liquidated',
        'mandated',
        'paid',
      ]) {
        table.bigInteger(`${amount}_minor`).notNullable().defaultTo(0)
      }
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['year', 'code'])
      table.index(['year', 'chapter'])
    })
    this.schema.raw(
      `alter table budget_lines
       add constraint budget_lines_section_check check (section in ('operating', 'equipment')),
       add constraint budget_lines_positive_check check (pre_committed_minor >= 0 and paid_minor >= 0),
       add constraint budget_lines_credit_check check (pre_committed_minor + committed_minor <= opened_minor),
       add constraint budget_lines_liquidated_check check (liquidated_minor <= committed_minor),
       add constraint budget_lines_mandated_check check (mandated_minor <= liquidated_minor),
       add constraint budget_lines_paid_check check (paid_minor <= mandated_minor)`
    )

    this.schema.createTable('budget_entries', (table) => {
      table.bigIncrements('id')
      table.integer('line_id').unsigned().notNullable().references('budget_lines.id')
      table.string('kind', 24).notNullable()
      table.date('entered_on').notNullable()
      for (const amount of [
        'opened',
        'pre_committed',
        'committed',
        'liquidated',
        'mandated',
        'paid',
      ]) {
        table.bigInteger(`${amount}_minor`).notNullable().defaultTo(0)
      }
      table.string('subject_type', 60)
      table.bigInteger('subject_id').unsigned()
      table.string('label', 200).notNullable()
      // the same request enters once: 'commitment:12'
      table.string('request_key', 80).unique()
      table.integer('actor_id').unsigned()
      table.string('actor_name', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['line_id', 'id'])
      table.index(['subject_type', 'subject_id'])
    })
    appendOnly(this, 'budget_entries', 'budget entries')
    this.schema.raw(
      `create trigger budget_entries_move after insert on budget_entries for each row
       update budget_lines set
         opened_minor = opened_minor + new.opened_minor,
         pre_committed_minor = pre_committed_minor + new.pre_committed_minor,
         committed_minor = committed_minor + new.committed_minor,
         liquidated_minor = liquidated_minor + new.liquidated_minor,
         mandated_minor = mandated_minor + new.mandated_minor,
         paid_minor = paid_minor + new.paid_minor
       where id = new.line_id`
    )
  }

  async down() {
    this.schema.dropTable('budget_entries')
    this.schema.dropTable('budget_lines')
  }
}
