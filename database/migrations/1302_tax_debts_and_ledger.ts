import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What is owed. A debt's balance is the sum of its ledger, kept on the debt by a trigger so that the database
 * itself refuses to take more than is owed; the ledger is append-only, a correction is a reversal.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tax_debts', (table) => {
      table.bigIncrements('id')
      table.string('tax', 12).notNullable().defaultTo('tnb')
      table.smallint('year').unsigned().notNullable()
      table.integer('roll_id').unsigned().references('tax_rolls.id')
      table.bigInteger('article_id').unsigned().unique()
      table.integer('plot_id').unsigned()
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.integer('arrondissement_id').unsigned().notNullable()
      // tax:year:plot while the debt stands: one tax, one year, one plot, one debt
      table.string('standing_key', 40).unique()
      table.string('state', 14).notNullable().defaultTo('issued')
      table.boolean('suspended').notNullable().defaultTo(false)
      table.date('issued_on').notNullable()
      // Last day to pay without penalty, and the day after which forced collection may begin
      table.date('payment_last_on').notNullable()
      table.date('due_on').notNullable()
      table.date('limitation_on').notNullable()
      for (const part of ['principal', 'sanction', 'penalty', 'fee']) {
        table.bigInteger(`${part}_charged_minor`).notNullable().defaultTo(0)
        table.bigInteger(`${part}_paid_minor`).notNullable().defaultTo(0)
      }
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['party_id', 'state'])
      table.index(['plot_id', 'year'])
      table.index(['state', 'arrondissement_id'])
      table.index(['roll_id', 'arrondissement_id'])
    })
    this.schema.raw(
      `alter table tax_debts
       add constraint tax_debts_state_check check (state in ('draft', 'issued', 'notified', 'due', 'last_notice',
         'demand', 'seizure', 'settled', 'written_off', 'lapsed', 'cancelled')),
       add constraint tax_debts_principal_check check (principal_paid_minor between 0 and principal_charged_minor),
       add constraint tax_debts_sanction_check check (sanction_paid_minor between 0 and sanction_charged_minor),
       add constraint tax_debts_penalty_check check (penalty_paid_minor between 0 and penalty_charged_minor),
       add constraint tax_debts_fee_check check (fee_paid_minor between 0 and fee_charged_minor)`
    )

    this.schema.createTable('tax_ledger_entries', (table) => {
      table.bigIncrements('id')
      table.bigInteger('debt_id').unsigned().notNullable().references('tax_debts.id')
      // charge: what is owed grows or shrinks; settlement: what was paid of it
      table.string('side', 10).notNullable()
      table.string('kind', 12).notNullable()
      table.string('part', 10).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.date('effective_on').notNullable()
      table.integer('payment_id').unsigned()
      // The entry that this one takes back; once only
      table.bigInteger('reverses_id').unsigned().unique().references('tax_ledger_entries.id')
      // Names the request: the same request writes once
      table.string('request_key', 80).unique()
      table.json('explanation')
      table.integer('recorded_by_id').unsigned()
      table.datetime('recorded_at', { precision: 3 }).notNullable()
      table.index(['debt_id', 'effective_on'])
      table.index(['payment_id'])
    })
    this.schema.raw(
      `alter table tax_ledger_entries
       add constraint tax_ledger_entries_side_check check (
         (side = 'charge' and kind in ('issue', 'sanction', 'fee', 'accrual', 'relief', 'remission', 'reversal'))
         or (side = 'settlement' and kind in ('payment', 'reversal'))),
       add constraint tax_ledger_entries_part_check check (part in ('principal', 'sanction', 'penalty', 'fee')),
       add constraint tax_ledger_entries_amount_check check (amount_minor <> 0),
       add constraint tax_ledger_entries_reversal_check check ((kind = 'reversal') = (reverses_id is not null))`
    )
    this.schema.raw(KEEP_BALANCE)
    for (const verb of ['update', 'delete']) {
      this.schema.raw(
        `create trigger tax_ledger_entries_no_${verb} before ${verb} on tax_ledger_entries for each row
         signal sqlstate '45000' set message_text = 'tax_ledger_entries is append-only'`
      )
    }

    this.schema.createTable('tax_debt_events', (table) => {
      table.bigIncrements('id')
      table.bigInteger('debt_id').unsigned().notNullable().references('tax_debts.id')
      table.string('name', 30).notNullable()
      table.string('from_state', 14)
      table.string('to_state', 14).notNullable()
      table.date('effective_on').notNullable()
      table.string('reason', 300)
      table.integer('actor_id').unsigned()
      table.string('actor_name', 120)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['debt_id', 'id'])
    })

    this.schema.createTable('tax_notices', (table) => {
      table.bigIncrements('id')
      table.string('number', 30).notNullable().unique()
      table.integer('year').unsigned().notNullable()
      table.bigInteger('sequence').unsigned().notNullable()
      table.integer('roll_id').unsigned().notNullable().references('tax_rolls.id')
      table.bigInteger('article_id').unsigned().notNullable()
      table.bigInteger('debt_id').unsigned().notNullable().unique().references('tax_debts.id')
      table.integer('party_id').unsigned().notNullable()
      table.integer('arrondissement_id').unsigned().notNullable()
      table.date('issued_on').notNullable()
      table.date('notified_on')
      table.string('notified_by', 20)
      table.datetime('printed_at', { precision: 3 })
      table.unique(['year', 'sequence'])
      table.index(['roll_id', 'arrondissement_id'])
      table.index(['party_id'])
    })

    this.schema.createTable('tax_notice_prints', (table) => {
      table.increments('id')
      table.integer('roll_id').unsigned().notNullable().references('tax_rolls.id')
      table.integer('arrondissement_id').unsigned().notNullable()
      table.integer('run_id').unsigned()
      table.integer('notice_count').unsigned().notNullable()
      table.integer('page_count').unsigned().notNullable()
      table.string('path', 255).notNullable()
      table.string('sha256', 64).notNullable()
      table.bigInteger('bytes').unsigned().notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['roll_id', 'arrondissement_id'])
    })
  }

  async down() {
    for (const table of [
      'tax_notice_prints',
      'tax_notices',
      'tax_debt_events',
      'tax_ledger_entries',
      'tax_debts',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

/** The principal of an issue is written with the debt itself; every later entry moves its balance here. */
const KEEP_BALANCE = `create trigger tax_ledger_entries_balance after insert on tax_ledger_entries for each row
  begin
    if new.kind <> 'issue' then
      update tax_debts set
        principal_charged_minor = principal_charged_minor + if(new.part = 'principal' and new.side = 'charge', new.amount_minor, 0),
        principal_paid_minor = principal_paid_minor + if(new.part = 'principal' and new.side = 'settlement', new.amount_minor, 0),
        sanction_charged_minor = sanction_charged_minor + if(new.part = 'sanction' and new.side = 'charge', new.amount_minor, 0),
        sanction_paid_minor = sanction_paid_minor + if(new.part = 'sanction' and new.side = 'settlement', new.amount_minor, 0),
        penalty_charged_minor = penalty_charged_minor + if(new.part = 'penalty' and new.side = 'charge', new.amount_minor, 0),
        penalty_paid_minor = penalty_paid_minor + if(new.part = 'penalty' and new.side = 'settlement', new.amount_minor, 0),
        fee_charged_minor = fee_charged_minor + if(new.part = 'fee' and new.side = 'charge', new.amount_minor, 0),
        fee_paid_minor = fee_paid_minor + if(new.part = 'fee' and new.side = 'settlement', new.amount_minor, 0)
      where id = new.debt_id;
    end if;
  end`
