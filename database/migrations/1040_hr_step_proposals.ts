import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * The yearly table of step advancement: one row per person and step that falls due, the pace proposed for it,
 * and the order that decided it.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('hr_step_proposals', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.integer('unit_id').unsigned().references('registry_units.id')
      table.integer('arrondissement_id').unsigned().references('registry_territories.id')
      table.integer('year').unsigned().notNullable()
      table.string('echelle', 4).notNullable()
      table.integer('from_echelon').unsigned().notNullable()
      table.integer('to_echelon').unsigned().notNullable()
      table.integer('from_index').unsigned().notNullable()
      table.integer('to_index').unsigned().notNullable()
      // what the new index adds to a month's base pay
      table.bigInteger('gain_minor').notNullable()
      table.date('since_on').notNullable()
      table.date('rapide_on').notNullable()
      table.date('moyen_on').notNullable()
      table.date('lent_on').notNullable()
      // the slowest pace falls within the year: the step is a right
      table.boolean('by_right').notNullable()
      table.string('state', 16).notNullable().defaultTo('prepared')
      table.string('pace', 8)
      table.date('effective_on')
      table.string('reason', 500)
      table.integer('proposed_by_id').unsigned()
      table.string('proposed_by_name', 160)
      table.integer('act_id').unsigned().unique().references('hr_career_acts.id')
      table.string('number', 40).unique()
      table.date('decided_on')
      table.json('decision')
      table.string('verification_code', 40).unique()
      table.json('explanation').notNullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['agent_id', 'echelle', 'from_echelon', 'since_on'], {
        indexName: 'hr_step_proposals_step_unique',
      })
      table.index(['state', 'lent_on'])
      table.index(['lent_on', 'id'])
      table.index(['unit_id', 'state'])
    })
    this.schema.raw(
      `alter table hr_step_proposals
       add constraint hr_step_proposals_state_check
         check (state in ('prepared', 'proposed', 'decided', 'set_aside')),
       add constraint hr_step_proposals_pace_check check (pace is null or pace in ('rapide', 'moyen', 'lent')),
       add constraint hr_step_proposals_step_check check (to_echelon = from_echelon + 1),
       add constraint hr_step_proposals_proposed_check
         check (state not in ('proposed', 'decided') or (pace is not null and effective_on is not null)),
       add constraint hr_step_proposals_decided_check
         check (state <> 'decided' or (act_id is not null and number is not null))`
    )
  }

  async down() {
    this.schema.dropTable('hr_step_proposals')
  }
}
