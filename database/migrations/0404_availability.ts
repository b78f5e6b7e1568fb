import { BaseSchema } from '@adonisjs/lucid/schema'

/** When a person is away, and what a person is licensed to do: how businesses tell each other. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('registry_unavailabilities', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('kind', 24).notNullable()
      table.datetime('from_at', { precision: 3 }).notNullable()
      table.datetime('to_at', { precision: 3 }).notNullable()
      // first and last day when the absence is counted in whole days
      table.date('from_on')
      table.date('to_on')
      table.string('source_type', 60).notNullable()
      table.integer('source_id').unsigned().notNullable()
      table.datetime('ended_at', { precision: 3 })
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['source_type', 'source_id'])
      table.index(['party_id', 'from_at', 'to_at'])
      table.index(['from_at', 'to_at'])
    })
    this.schema.raw(
      `alter table registry_unavailabilities
       add constraint registry_unavailabilities_period_check check (from_at < to_at),
       add constraint registry_unavailabilities_days_check
         check ((from_on is null) = (to_on is null) and (from_on is null or from_on <= to_on)),
       add constraint registry_unavailabilities_kind_check
         check (kind in ('leave', 'mission', 'training', 'rest', 'other'))`
    )

    this.schema.createTable('registry_credentials', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('kind', 24).notNullable()
      table.string('category', 8).notNullable().defaultTo('')
      table.string('number', 40)
      table.string('issued_by', 120)
      table.date('valid_from').notNullable()
      table.date('valid_to')
      table.datetime('revoked_at', { precision: 3 })
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['party_id', 'kind', 'category', 'valid_from'])
      table.index(['kind', 'valid_to'])
    })
    this.schema.raw(
      `alter table registry_credentials
       add constraint registry_credentials_kind_check
         check (kind in ('driving_licence', 'medical_visit', 'professional_card')),
       add constraint registry_credentials_category_check
         check (kind <> 'driving_licence' or category in ('AM', 'A1', 'A', 'B', 'C', 'D', 'EB', 'EC', 'ED')),
       add constraint registry_credentials_period_check check (valid_to is null or valid_to >= valid_from)`
    )
  }

  async down() {
    this.schema.dropTable('registry_credentials')
    this.schema.dropTable('registry_unavailabilities')
  }
}
