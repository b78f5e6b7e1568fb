import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/** The spending chain: commitment and its visas, liquidation, mandate, payment; each step by another person. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('budget_commitments', (table) => {
      table.increments('id')
      table.string('number', 40).notNullable().unique()
      table.integer('line_id').unsigned().notNullable().references('budget_lines.id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('object', 300).notNullable()
      table.string('nature', 40).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.bigInteger('liquidated_minor').notNullable().defaultTo(0)
      table.string('state', 16).notNullable()
      table.string('subject_type', 60).notNullable()
      table.bigInteger('subject_id').unsigned().notNullable()
      // credits of the line when it was proposed, for the statement of commitment
      table.bigInteger('line_opened_minor').notNullable()
      table.bigInteger('line_committed_minor').notNullable()
      table.date('committed_on').notNullable()
      table.integer('proposed_by_id').unsigned()
      table.string('proposed_by_name', 120).notNullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['subject_type', 'subject_id', 'number'])
      table.index(['line_id', 'state'])
      table.index(['nature', 'state'])
      table.index(['state', 'id'])
    })
    this.schema.raw(
      `alter table budget_commitments
       add constraint budget_commitments_state_check check (state in ('proposed', 'observed', 'visaed', 'refused', 'released')),
       add constraint budget_commitments_amount_check check (amount_minor > 0 and liquidated_minor between 0 and amount_minor)`
    )

    this.schema.createTable('budget_visas', (table) => {
      table.increments('id')
      table.integer('commitment_id').unsigned().notNullable().references('budget_commitments.id')
      table.string('outcome', 16).notNullable()
      table.string('reason', 500)
      table.integer('given_by_id').unsigned()
      table.string('given_by_name', 120).notNullable()
      table.integer('proposed_by_id').unsigned()
      table.datetime('given_at', { precision: 3 }).notNullable()
      table.index(['commitment_id', 'id'])
    })
    appendOnly(this, 'budget_visas', 'visas')
    this.schema.raw(
      `alter table budget_visas
       add constraint budget_visas_outcome_check check (outcome in ('visaed', 'observed', 'refused')),
       add constraint budget_visas_reason_check check (outcome = 'visaed' or reason is not null),
       add constraint budget_visas_eyes_check check (given_by_id is null or given_by_id <> proposed_by_id)`
    )

    this.schema.createTable('budget_mandates', (table) => {
      table.increments('id')
      table.string('number', 40).unique()
      table.string('slip_number', 40)
      table.integer('commitment_id').unsigned().notNullable().references('budget_commitments.id')
      table.integer('line_id').unsigned().notNullable().references('budget_lines.id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('subject_type', 60).notNullable()
      table.bigInteger('subject_id').unsigned().notNullable()
      table.string('object', 300).notNullable()
      for (const amount of [
        'gross',
        'retention',
        'penalties',
        'advance',
        'vat_withheld',
        'income_tax',
        'net',
      ]) {
        table.bigInteger(`${amount}_minor`).notNullable().defaultTo(0)
      }
      table.string('rib', 24)
      table.string('vouchers', 500)
      table.json('explanation')
      table.string('state', 16).notNullable()
      table.date('service_done_on').notNullable()
      table.date('authorising_due_on').notNullable()
      table.date('due_on').notNullable()
      table.integer('liquidated_by_id').unsigned()
      table.string('liquidated_by_name', 120).notNullable()
      table.datetime('liquidated_at', { precision: 3 }).notNullable()
      table.integer('issued_by_id').unsigned()
      table.string('issued_by_name', 120)
      table.date('issued_on')
      table.integer('paid_by_id').unsigned()
      table.string('paid_by_name', 120)
      table.date('paid_on')
      table.bigInteger('interest_minor').notNullable().defaultTo(0)
      table.json('interest_explanation')
      table.string('rejection_reason', 500)
      // the subject while it is alive: one mandate at a time for an invoice
      table.string('open_key', 90).unique()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['state', 'due_on'])
      table.index(['subject_type', 'subject_id'])
      table.index(['commitment_id'])
    })
    this.schema.raw(
      `alter table budget_mandates
       add constraint budget_mandates_state_check check (state in ('liquidated', 'issued', 'paid', 'rejected')),
       add constraint budget_mandates_net_check check (
         gross_minor > 0 and net_minor >= 0
         and net_minor = gross_minor - retention_minor - penalties_minor - advance_minor - vat_withheld_minor - income_tax_minor),
       add constraint budget_mandates_issuer_check check (issued_by_id is null or issued_by_id <> liquidated_by_id),
       add constraint budget_mandates_payer_check check (
         paid_by_id is null or (paid_by_id <> issued_by_id and paid_by_id <> liquidated_by_id)),
       add constraint budget_mandates_issued_check check (state <> 'issued' or (number is not null and issued_on is not null)),
       add constraint budget_mandates_paid_check check (state <> 'paid' or (number is not null and paid_on is not null))`
    )
  }

  async down() {
    this.schema.dropTable('budget_mandates')
    this.schema.dropTable('budget_visas')
    this.schema.dropTable('budget_commitments')
  }
}
