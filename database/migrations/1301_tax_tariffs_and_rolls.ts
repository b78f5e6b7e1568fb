import { BaseSchema } from '@adonisjs/lucid/schema'

/** The voted tariff of a year, and the rolls issued with it. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tax_tariffs', (table) => {
      table.increments('id')
      table.smallint('year').unsigned().notNullable()
      table.string('state', 10).notNullable().defaultTo('proposed')
      table.string('deliberation', 160)
      table.string('order_reference', 200).notNullable()
      table.date('order_on').notNullable()
      table.date('visa_on')
      table.integer('proposed_by_id').unsigned().references('platform_users.id')
      table.datetime('proposed_at', { precision: 3 }).notNullable()
      table.integer('decided_by_id').unsigned().references('platform_users.id')
      table.datetime('decided_at', { precision: 3 })
      table.string('decision_reason', 300)
      // The year while approved, so that one tariff only is in force
      table.smallint('approved_year').unsigned().unique()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['year', 'state'])
    })
    this.schema.raw(
      `alter table tax_tariffs
       add constraint tax_tariffs_state_check check (state in ('proposed', 'approved', 'rejected', 'replaced')),
       add constraint tax_tariffs_two_people_check
         check (decided_by_id is null or proposed_by_id is null or decided_by_id <> proposed_by_id),
       add constraint tax_tariffs_approved_check
         check ((state = 'approved' and approved_year = year) or (state <> 'approved' and approved_year is null))`
    )

    this.schema.createTable('tax_tariff_rates', (table) => {
      table.increments('id')
      table.integer('tariff_id').unsigned().notNullable().references('tax_tariffs.id')
      table.string('zone', 12).notNullable()
      table.string('classed', 12).notNullable()
      table.decimal('rate', 8, 2).notNullable()
      table.decimal('minimum', 8, 2).notNullable()
      table.decimal('maximum', 8, 2).notNullable()
      table.unique(['tariff_id', 'zone'])
    })
    this.schema.raw(
      `alter table tax_tariff_rates
       add constraint tax_tariff_rates_zone_check
         check (zone in ('equipped', 'medium', 'weak') and classed in ('equipped', 'medium', 'weak')),
       add constraint tax_tariff_rates_bracket_check check (rate between minimum and maximum)`
    )

    this.schema.createTable('tax_rolls', (table) => {
      table.increments('id')
      table.string('tax', 12).notNullable().defaultTo('tnb')
      table.smallint('year').unsigned().notNullable()
      // Given when the roll is issued: '2026/01'
      table.string('number', 30).unique()
      table.string('kind', 14).notNullable()
      table.string('state', 12).notNullable().defaultTo('draft')
      // Empty, or the one initial roll of a tax and year that stands
      table.string('standing_key', 30).unique()
      table.integer('replaces_id').unsigned().references('tax_rolls.id')
      table.json('simulation')
      table.datetime('simulated_at', { precision: 3 })
      table.date('issued_on')
      table.date('payment_last_on')
      table.date('due_on')
      table.integer('article_count').unsigned().notNullable().defaultTo(0)
      table.bigInteger('total_minor').notNullable().defaultTo(0)
      table.bigInteger('first_notice').unsigned()
      table.bigInteger('last_notice').unsigned()
      table.integer('prepared_by_id').unsigned().references('platform_users.id')
      table.integer('issued_by_id').unsigned().references('platform_users.id')
      table.datetime('issued_at', { precision: 3 })
      table.integer('cancelled_by_id').unsigned().references('platform_users.id')
      table.datetime('cancelled_at', { precision: 3 })
      table.string('cancelled_reason', 300)
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['tax', 'year'])
    })
    this.schema.raw(
      `alter table tax_rolls
       add constraint tax_rolls_kind_check check (kind in ('initial', 'supplementary')),
       add constraint tax_rolls_state_check
         check (state in ('draft', 'simulated', 'issuing', 'issued', 'cancelled')),
       add constraint tax_rolls_two_people_check
         check (issued_by_id is null or prepared_by_id is null or issued_by_id <> prepared_by_id)`
    )

    this.schema.createTable('tax_roll_lines', (table) => {
      table.bigIncrements('id')
      table
        .integer('roll_id')
        .unsigned()
        .notNullable()
        .references('tax_rolls.id')
        .onDelete('CASCADE')
      table.integer('plot_id').unsigned().notNullable()
      table.integer('arrondissement_id').unsigned().notNullable()
      table.string('verdict', 16).notNullable()
      table.string('reason', 40)
      table.string('zone', 12)
      table.bigInteger('tax_minor').notNullable().defaultTo(0)
      table.bigInteger('previous_minor')
      table.unique(['roll_id', 'plot_id'])
      table.index(['roll_id', 'verdict', 'reason'])
    })

    this.schema.createTable('tax_roll_articles', (table) => {
      table.bigIncrements('id')
      table.integer('roll_id').unsigned().notNullable().references('tax_rolls.id')
      table.integer('article').unsigned().notNullable()
      table.integer('plot_id').unsigned().notNullable().references('tax_plots.id')
      table.integer('party_id').unsigned().notNullable()
      table.integer('arrondissement_id').unsigned().notNullable()
      table.string('payer_name', 200).notNullable()
      table.string('payer_name_ar', 200)
      table.string('payer_identifier', 60)
      table.string('payer_address', 300)
      table.integer('owner_count').unsigned().notNullable().defaultTo(1)
      table.string('land_title', 20).notNullable()
      table.string('plot_address', 300)
      table.decimal('area', 14, 3).notNullable()
      table.integer('taxed_area').unsigned().notNullable()
      table.string('zone', 12).notNullable()
      table.string('classed', 12).notNullable()
      table.decimal('rate', 8, 2).notNullable()
      table.bigInteger('principal_minor').notNullable()
      table.bigInteger('sanction_minor').notNullable().defaultTo(0)
      table.json('explanation').notNullable()
      table.unique(['roll_id', 'article'])
      table.unique(['roll_id', 'plot_id'])
    })
    this.schema.raw(
      `alter table tax_roll_articles
       add constraint tax_roll_articles_amount_check check (principal_minor > 0 and sanction_minor >= 0)`
    )
  }

  async down() {
    for (const table of [
      'tax_roll_articles',
      'tax_roll_lines',
      'tax_rolls',
      'tax_tariff_rates',
      'tax_tariffs',
    ]) {
      this.schema.dropTable(table)
    }
  }
}
