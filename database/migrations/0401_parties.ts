import { BaseSchema } from '@adonisjs/lucid/schema'

/** People and organisations, once each, with what identifies and reaches them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('registry_parties', (table) => {
      table.increments('id')
      table.string('kind', 16).notNullable()
      table.string('name_fr', 200).notNullable()
      table.string('name_ar', 200)
      table.string('last_name_fr', 100)
      table.string('first_name_fr', 100)
      table.string('last_name_ar', 100)
      table.string('first_name_ar', 100)
      table.string('folded_name', 400).notNullable()
      table.string('sex', 1)
      table.date('birth_on')
      table.string('birth_place', 120)
      table.string('legal_form', 60)
      table.string('language', 2).notNullable().defaultTo('fr')
      table.text('note')
      table.integer('merged_into_id').unsigned().references('registry_parties.id')
      table.datetime('merged_at', { precision: 3 })
      table.string('request_key', 80).unique()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['folded_name'])
      table.index(['kind', 'name_fr'])
      table.index(['name_fr'])
    })
    this.schema.raw(
      `alter table registry_parties
       add constraint registry_parties_kind_check check (kind in ('person', 'organisation')),
       add constraint registry_parties_sex_check check (sex is null or sex in ('F', 'M'))`
    )

    // lists search whole words of it; look-ups go by registry_party_tokens
    this.schema.raw(
      'alter table registry_parties add fulltext index registry_parties_words (folded_name)'
    )

    this.schema.createTable('registry_party_tokens', (table) => {
      table
        .specificType('token', 'varchar(40) character set utf8mb4 collate utf8mb4_bin')
        .notNullable()
      table
        .integer('party_id')
        .unsigned()
        .notNullable()
        .references('registry_parties.id')
        .onDelete('CASCADE')
      table.primary(['token', 'party_id'])
      table.index(['party_id', 'token'])
    })

    this.schema.createTable('registry_party_roles', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('role', 24).notNullable()
      table.date('since_on').notNullable()
      table.date('until_on')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['party_id', 'role'])
      table.index(['role', 'party_id'])
    })
    this.schema.raw(
      `alter table registry_party_roles add constraint registry_party_roles_period_check
       check (until_on is null or until_on >= since_on)`
    )

    this.schema.createTable('registry_party_identifiers', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('kind', 16).notNullable()
      table.string('value', 40).notNullable()
      table.string('court', 60).notNullable().defaultTo('')
      // kind:value(:court) for the kinds that name one party only, empty for the others
      table.string('unique_key', 120).unique()
      table.boolean('current').notNullable().defaultTo(true)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['party_id', 'kind', 'value', 'court'])
      table.index(['kind', 'value'])
      table.index(['value'])
    })
    this.schema.raw(
      `alter table registry_party_identifiers
       add constraint registry_party_identifiers_kind_check
         check (kind in ('cin', 'ice', 'if', 'rc', 'tp', 'cnss', 'ppr', 'passport')),
       add constraint registry_party_identifiers_key_check
         check (kind not in ('cin', 'ice', 'ppr', 'rc') or unique_key is not null)`
    )

    this.schema.createTable('registry_addresses', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('kind', 16).notNullable()
      table.string('line_fr', 300).notNullable()
      table.string('line_ar', 300)
      table.string('postal_code', 10)
      table.string('city', 80)
      table.integer('territory_id').unsigned().references('registry_territories.id')
      table.string('folded_line', 300).notNullable()
      table.boolean('current').notNullable().defaultTo(true)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['party_id', 'kind', 'current'])
      table.index(['folded_line'])
    })
    this.schema.raw(
      `alter table registry_addresses add constraint registry_addresses_kind_check
       check (kind in ('postal', 'residence', 'head_office'))`
    )

    this.schema.createTable('registry_contacts', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      table.string('kind', 16).notNullable()
      table.string('value', 160).notNullable()
      table.string('folded_value', 160).notNullable()
      table.boolean('current').notNullable().defaultTo(true)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['party_id', 'kind', 'folded_value'])
      table.index(['folded_value'])
    })
    this.schema.raw(
      `alter table registry_contacts add constraint registry_contacts_kind_check
       check (kind in ('phone', 'email', 'fax'))`
    )
  }

  async down() {
    this.schema.dropTable('registry_contacts')
    this.schema.dropTable('registry_addresses')
    this.schema.dropTable('registry_party_identifiers')
    this.schema.dropTable('registry_party_roles')
    this.schema.dropTable('registry_party_tokens')
    this.schema.dropTable('registry_parties')
  }
}
