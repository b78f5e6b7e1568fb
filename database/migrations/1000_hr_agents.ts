import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/** Staff: one row per person in service, the ledger of career acts behind it, and the family. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('hr_agents', (table) => {
      table.increments('id')
      table.integer('party_id').unsigned().notNullable().unique().references('registry_parties.id')
      table.string('ppr', 12).notNullable().unique()
      table.string('name_fr', 200).notNullable()
      table.string('name_ar', 200)
      table.string('folded_name', 400).notNullable()
      table.string('sex', 1)
      table.date('birth_on').notNullable()
      table.date('recruited_on').notNullable()
      // what the acts in force today say, kept for lists; the acts are the source
      table.string('status', 16).notNullable()
      table.string('corps', 32).notNullable()
      table.string('echelle', 4).notNullable()
      table.integer('echelon').unsigned().notNullable()
      table.date('echelon_since_on').notNullable()
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.integer('arrondissement_id').unsigned().references('registry_territories.id')
      table.string('marital_status', 16)
      table.integer('children').unsigned().notNullable().defaultTo(0)
      table.string('fund', 8).notNullable()
      table.date('limit_on').notNullable()
      table.integer('extensions').unsigned().notNullable().defaultTo(0)
      table.string('state', 16).notNullable().defaultTo('in_service')
      table.date('left_on')
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['name_fr', 'id'])
      table.index(['unit_id', 'state'])
      table.index(['state', 'limit_on'])
      table.index(['birth_on'])
      table.index(['corps', 'echelle'])
    })
    this.schema.raw('alter table hr_agents add fulltext index hr_agents_words (folded_name)')
    this.schema.raw(
      `alter table hr_agents
       add constraint hr_agents_status_check check (status in ('tenured', 'probationer', 'contract', 'casual')),
       add constraint hr_agents_fund_check check (fund in ('CMR', 'RCAR')),
       add constraint hr_agents_birth_check check (birth_on < recruited_on),
       add constraint hr_agents_state_check check (state in ('in_service', 'left')),
       add constraint hr_agents_left_check check ((state = 'left') = (left_on is not null)),
       add constraint hr_agents_extensions_check check (extensions <= 2)`
    )

    this.schema.createTable('hr_career_acts', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.string('kind', 24).notNullable()
      table.date('effective_on').notNullable()
      table.string('status', 16)
      table.string('corps', 32)
      table.string('echelle', 4)
      table.integer('echelon').unsigned()
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.integer('arrondissement_id').unsigned().references('registry_territories.id')
      table.string('reference', 200).notNullable()
      // a correction names the act that it takes back; an act is taken back once
      table.integer('reverses_id').unsigned().unique().references('hr_career_acts.id')
      table.integer('recorded_by_id').unsigned()
      table.datetime('recorded_at', { precision: 3 }).notNullable()
      table.index(['agent_id', 'effective_on'])
    })
    this.schema.raw(
      `alter table hr_career_acts add constraint hr_career_acts_kind_check
       check (kind in ('recruitment', 'confirmation', 'posting', 'step', 'scale', 'departure', 'reversal'))`
    )
    appendOnly(this, 'hr_career_acts', 'career acts')

    this.schema.createTable('hr_family_members', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.string('kind', 16).notNullable()
      table.string('name_fr', 160).notNullable()
      table.string('name_ar', 160)
      table.date('birth_on')
      table.date('since_on').notNullable()
      table.date('until_on')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['agent_id', 'kind'])
    })
    this.schema.raw(
      `alter table hr_family_members
       add constraint hr_family_members_kind_check check (kind in ('spouse', 'child')),
       add constraint hr_family_members_period_check check (until_on is null or until_on >= since_on)`
    )
  }

  async down() {
    this.schema.dropTable('hr_family_members')
    this.schema.dropTable('hr_career_acts')
    this.schema.dropTable('hr_agents')
  }
}
