import { BaseSchema } from '@adonisjs/lucid/schema'

/** Bank accounts under four eyes, possible duplicates and the merges made of them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('registry_bank_account_proposals', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('rib', 24).notNullable()
      table.string('bank_name', 120)
      table.string('reason', 500).notNullable()
      table.string('state', 16).notNullable().defaultTo('proposed')
      table.integer('proposed_by_id').unsigned().notNullable()
      table.datetime('proposed_at', { precision: 3 }).notNullable()
      table.integer('decided_by_id').unsigned()
      table.datetime('decided_at', { precision: 3 })
      table.string('decision_reason', 500)
      // the party's id while the proposal waits: at most one waits per party
      table.integer('open_key').unsigned().unique()
      table.index(['party_id', 'id'])
      table.index(['state', 'id'])
    })
    this.schema.raw(
      `alter table registry_bank_account_proposals
       add constraint registry_bank_account_proposals_state_check
         check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
       add constraint registry_bank_account_proposals_eyes_check
         check (state not in ('approved', 'rejected') or (decided_by_id is not null and decided_by_id <> proposed_by_id)),
       add constraint registry_bank_account_proposals_open_check
         check ((state = 'proposed') = (open_key is not null))`
    )

    this.schema.createTable('registry_bank_accounts', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('rib', 24).notNullable()
      table.string('bank_name', 120)
      table.string('origin', 16).notNullable()
      table
        .integer('proposal_id')
        .unsigned()
        .unique()
        .references('registry_bank_account_proposals.id')
      table.datetime('since_at', { precision: 3 }).notNullable()
      table.datetime('until_at', { precision: 3 })
      // the party's id while the account is the one paid to, and on the first account ever recorded
      table.integer('current_key').unsigned().unique()
      table.integer('first_key').unsigned().unique()
      table.index(['party_id', 'since_at'])
      table.index(['rib'])
    })
    this.schema.raw(
      `alter table registry_bank_accounts
       add constraint registry_bank_accounts_origin_check check (
         (origin = 'first' and first_key is not null and proposal_id is null)
         or (origin = 'proposal' and proposal_id is not null and first_key is null)
         or (origin = 'merge' and proposal_id is null and first_key is null and current_key is null)),
       add constraint registry_bank_accounts_until_check check ((until_at is null) = (current_key is not null))`
    )
    this.schema.raw(
      `create trigger registry_bank_accounts_update before update on registry_bank_accounts for each row
       begin
         if new.rib <> old.rib then
           signal sqlstate '45000' set message_text = 'registry_bank_accounts: an account number never changes';
         end if;
       end`
    )

    this.schema.createTable('registry_party_duplicates', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.integer('other_id').unsigned().notNullable().references('registry_parties.id')
      table.string('reasons', 200).notNullable()
      table.integer('score').unsigned().notNullable()
      table.string('state', 16).notNullable().defaultTo('open')
      table.integer('decided_by_id').unsigned()
      table.datetime('decided_at', { precision: 3 })
      table.string('decision_reason', 500)
      table.datetime('found_at', { precision: 3 }).notNullable()
      table.unique(['party_id', 'other_id'])
      table.index(['state', 'score'])
      table.index(['other_id'])
    })
    this.schema.raw(
      `alter table registry_party_duplicates
       add constraint registry_party_duplicates_order_check check (party_id < other_id),
       add constraint registry_party_duplicates_state_check check (state in ('open', 'dismissed', 'merged'))`
    )

    this.schema.createTable('registry_party_merges', (table) => {
      table.increments('id')
      table.integer('kept_id').unsigned().notNullable().references('registry_parties.id')
      table.integer('merged_id').unsigned().notNullable().unique().references('registry_parties.id')
      table.string('reason', 500).notNullable()
      table.json('absorbed').notNullable()
      table.integer('merged_by_id').unsigned()
      table.datetime('merged_at', { precision: 3 }).notNullable()
      table.index(['kept_id'])
    })
    this.schema.raw(
      `alter table registry_party_merges add constraint registry_party_merges_other_check check (kept_id <> merged_id)`
    )
  }

  async down() {
    this.schema.dropTable('registry_party_merges')
    this.schema.dropTable('registry_party_duplicates')
    this.schema.dropTable('registry_bank_accounts')
    this.schema.dropTable('registry_bank_account_proposals')
  }
}
