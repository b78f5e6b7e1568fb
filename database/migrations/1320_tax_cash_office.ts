import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/**
 * Tills, their days, payments and receipts. A payment is never changed: it is taken back by a contra entry that
 * two people decide. The same request key writes one payment, however often it is sent.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tax_tills', (table) => {
      table.increments('id')
      table.string('code', 10).notNullable().unique()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120).notNullable()
      table.integer('arrondissement_id').unsigned().nullable().references('registry_territories.id')
      table.bigInteger('cash_ceiling_minor').notNullable()
      table.boolean('active').notNullable().defaultTo(true)
      table.datetime('created_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('tax_till_sessions', (table) => {
      table.increments('id')
      table.integer('till_id').unsigned().notNullable().references('tax_tills.id')
      table.integer('cashier_id').unsigned().notNullable().references('platform_users.id')
      table.date('opened_on').notNullable()
      table.datetime('opened_at', { precision: 3 }).notNullable()
      table.bigInteger('opening_minor').notNullable().defaultTo(0)
      table.datetime('closed_at', { precision: 3 }).nullable()
      table.bigInteger('counted_minor').nullable()
      table.bigInteger('expected_minor').nullable()
      table.string('remark', 500).nullable()
      // Filled while the day is open: one open day per till, one per cashier
      table.integer('open_till_id').unsigned().nullable().unique()
      table.integer('open_cashier_id').unsigned().nullable().unique()
      table.index(['till_id', 'opened_on'])
      table.index(['cashier_id', 'opened_on'])
      table.check('opening_minor >= 0')
      table.check('counted_minor is null or counted_minor >= 0')
      table.check('(closed_at is null) = (open_till_id is not null)')
    })

    this.schema.createTable('tax_payments', (table) => {
      table.increments('id')
      table.string('request_key', 64).notNullable().unique()
      table.integer('session_id').unsigned().notNullable().references('tax_till_sessions.id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('payer_name', 190).notNullable()
      table.string('means', 10).notNullable()
      table.string('means_reference', 60).nullable()
      table.string('means_bank', 80).nullable()
      table.bigInteger('amount_minor').notNullable()
      table.bigInteger('tendered_minor').nullable()
      table.date('paid_on').notNullable()
      table.datetime('paid_at', { precision: 3 }).notNullable()
      table.integer('cashier_id').unsigned().notNullable().references('platform_users.id')
      // The payment that this contra entry takes back; once only
      table.integer('reverses_id').unsigned().nullable().unique().references('tax_payments.id')
      table.text('explanation', 'longtext').notNullable()
      table.index(['party_id', 'paid_on'])
      table.index(['session_id', 'means'])
      table.index(['paid_on'])
      table.check(`means in ('cash', 'cheque', 'card', 'transfer')`)
      table.check(
        '(reverses_id is null and amount_minor > 0) or (reverses_id is not null and amount_minor < 0)'
      )
      table.check('tendered_minor is null or tendered_minor >= amount_minor')
      table.check(`means = 'cash' or means_reference is not null`)
    })
    appendOnly(this, 'tax_payments', 'payments')

    this.schema.createTable('tax_payment_allocations', (table) => {
      table.increments('id')
      table.integer('payment_id').unsigned().notNullable().references('tax_payments.id')
      table.bigInteger('debt_id').unsigned().notNullable().references('tax_debts.id')
      table.bigInteger('fee_minor').notNullable().defaultTo(0)
      table.bigInteger('sanction_minor').notNullable().defaultTo(0)
      table.bigInteger('late_minor').notNullable().defaultTo(0)
      table.bigInteger('principal_minor').notNullable().defaultTo(0)
      table.bigInteger('left_minor').notNullable()
      table.unique(['payment_id', 'debt_id'])
      table.index(['debt_id'])
    })
    appendOnly(this, 'tax_payment_allocations', 'payment allocations')

    this.schema.createTable('tax_receipts', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.integer('payment_id').unsigned().notNullable().unique().references('tax_payments.id')
      table.integer('till_id').unsigned().notNullable().references('tax_tills.id')
      table.integer('year').notNullable()
      table.integer('sequence').unsigned().notNullable()
      table.string('verification_code', 12).notNullable()
      table.string('fingerprint', 64).notNullable()
      table.datetime('issued_at', { precision: 3 }).notNullable()
      table.unique(['till_id', 'year', 'sequence'])
    })
    appendOnly(this, 'tax_receipts', 'receipts')

    this.schema.createTable('tax_receipt_prints', (table) => {
      table.increments('id')
      table.integer('receipt_id').unsigned().notNullable().references('tax_receipts.id')
      table.integer('printed_by_id').unsigned().nullable()
      table.datetime('printed_at', { precision: 3 }).notNullable()
      table.index(['receipt_id'])
    })
    appendOnly(this, 'tax_receipt_prints', 'receipt prints')

    this.schema.createTable('tax_payment_cancellations', (table) => {
      table.increments('id')
      table.integer('payment_id').unsigned().notNullable().references('tax_payments.id')
      // The payment while a request stands: one at a time
      table.integer('standing_payment_id').unsigned().nullable().unique()
      table.string('state', 10).notNullable().defaultTo('asked')
      table.string('reason', 500).notNullable()
      table.integer('asked_by_id').unsigned().notNullable().references('platform_users.id')
      table.datetime('asked_at', { precision: 3 }).notNullable()
      table.integer('decided_by_id').unsigned().nullable().references('platform_users.id')
      table.datetime('decided_at', { precision: 3 }).nullable()
      table.string('decision_reason', 500).nullable()
      table
        .integer('contra_payment_id')
        .unsigned()
        .nullable()
        .unique()
        .references('tax_payments.id')
      table.check(`state in ('asked', 'accepted', 'rejected')`)
      table.check('decided_by_id is null or decided_by_id <> asked_by_id')
    })
  }

  async down() {
    for (const table of [
      'tax_payment_cancellations',
      'tax_receipt_prints',
      'tax_receipts',
      'tax_payment_allocations',
      'tax_payments',
      'tax_till_sessions',
      'tax_tills',
    ]) {
      this.schema.dropTable(table)
    }
  }
}
