import { BaseSchema } from '@adonisjs/lucid/schema'

/** Undeveloped plots as the census and the declarations know them; what changes is kept as dated rows. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tax_plots', (table) => {
      table.increments('id')
      table.string('land_title', 20).notNullable().unique()
      table.string('census_reference', 30)
      table
        .integer('arrondissement_id')
        .unsigned()
        .notNullable()
        .references('registry_territories.id')
      table.string('address', 300)
      table.string('folded_address', 300)
      table.decimal('area', 14, 3).notNullable()
      table.string('zone', 12).notNullable()
      table.decimal('covered_area', 14, 3).notNullable().defaultTo(0)
      table.decimal('used_area', 14, 3).notNullable().defaultTo(0)
      table.string('state', 12).notNullable().defaultTo('active')
      table.date('opened_on').notNullable()
      table.date('closed_on')
      // The first owner of today, so that lists need no dated join
      table.integer('party_id').unsigned().references('registry_parties.id')
      table.integer('owner_count').unsigned().notNullable().defaultTo(1)
      table.text('note')
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['arrondissement_id', 'land_title'])
      table.index(['census_reference'])
      table.index(['party_id'])
      table.index(['area'])
      table.index(['state', 'arrondissement_id'])
    })
    this.schema.raw(
      `alter table tax_plots
       add constraint tax_plots_area_check check (area > 0 and covered_area >= 0 and used_area >= 0),
       add constraint tax_plots_zone_check check (zone in ('equipped', 'medium', 'weak')),
       add constraint tax_plots_state_check check (state in ('active', 'split', 'merged', 'built', 'closed')),
       add constraint tax_plots_period_check check (closed_on is null or closed_on >= opened_on)`
    )

    this.schema.createTable('tax_plot_versions', (table) => {
      table.increments('id')
      table.integer('plot_id').unsigned().notNullable().references('tax_plots.id')
      table.decimal('area', 14, 3).notNullable()
      table.string('zone', 12).notNullable()
      table.decimal('covered_area', 14, 3).notNullable().defaultTo(0)
      table.decimal('used_area', 14, 3).notNullable().defaultTo(0)
      table.integer('arrondissement_id').unsigned().notNullable()
      table.date('valid_from').notNullable()
      table.date('valid_to')
      table.string('source', 20).notNullable()
      table.string('reason', 300)
      table.integer('recorded_by_id').unsigned().references('platform_users.id')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['plot_id', 'valid_from'])
    })
    this.schema.raw(
      `alter table tax_plot_versions
       add constraint tax_plot_versions_area_check check (area > 0),
       add constraint tax_plot_versions_zone_check check (zone in ('equipped', 'medium', 'weak')),
       add constraint tax_plot_versions_period_check check (valid_to is null or valid_to >= valid_from)`
    )

    this.schema.createTable('tax_plot_owners', (table) => {
      table.increments('id')
      table.integer('plot_id').unsigned().notNullable().references('tax_plots.id')
      table.integer('party_id').unsigned().notNullable().references('registry_parties.id')
      // Shares are weights: 1, 1, 2 means a quarter, a quarter, a half
      table.integer('share').unsigned().notNullable().defaultTo(1)
      table.string('quality', 12).notNullable().defaultTo('owner')
      // The co-owner to whom the notice is addressed; the others owe the whole as well
      table.boolean('addressee').notNullable().defaultTo(true)
      table.date('valid_from').notNullable()
      table.date('valid_to')
      table.string('act_reference', 120)
      table.integer('recorded_by_id').unsigned().references('platform_users.id')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['plot_id', 'party_id', 'valid_from'])
      table.index(['plot_id', 'addressee', 'valid_from'])
      table.index(['party_id', 'valid_from'])
    })
    this.schema.raw(
      `alter table tax_plot_owners
       add constraint tax_plot_owners_share_check check (share > 0),
       add constraint tax_plot_owners_quality_check check (quality in ('owner', 'possessor')),
       add constraint tax_plot_owners_period_check check (valid_to is null or valid_to >= valid_from)`
    )
    for (const event of ['insert', 'update']) {
      this.schema.raw(refuseOverlap('tax_plot_versions', event, 'plot_id', ''))
      this.schema.raw(
        refuseOverlap(
          'tax_plot_owners',
          event,
          'plot_id',
          'and new.addressee = 1 and other.addressee = 1'
        )
      )
    }

    this.schema.createTable('tax_plot_origins', (table) => {
      table.increments('id')
      table.integer('plot_id').unsigned().notNullable().references('tax_plots.id')
      table.integer('origin_id').unsigned().notNullable().references('tax_plots.id')
      table.string('kind', 8).notNullable()
      table.date('effective_on').notNullable()
      table.string('reference', 120)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['plot_id', 'origin_id'])
    })
    this.schema.raw(
      `alter table tax_plot_origins
       add constraint tax_plot_origins_kind_check check (kind in ('split', 'merge') and plot_id <> origin_id)`
    )

    this.schema.createTable('tax_exemptions', (table) => {
      table.increments('id')
      table.integer('plot_id').unsigned().notNullable().references('tax_plots.id')
      table.string('code', 20).notNullable()
      table.string('document', 120)
      table.date('permit_on')
      table.decimal('hectares', 12, 4)
      table.date('starts_on').notNullable()
      table.date('ends_on')
      table.date('completed_on')
      table.datetime('withdrawn_at', { precision: 3 })
      table.string('withdrawn_reason', 300)
      table.integer('recorded_by_id').unsigned().references('platform_users.id')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['plot_id', 'code', 'starts_on'])
      table.index(['plot_id', 'starts_on', 'ends_on'])
      table.index(['ends_on'])
    })
    this.schema.raw(
      `alter table tax_exemptions
       add constraint tax_exemptions_period_check check (ends_on is null or ends_on >= starts_on)`
    )

    this.schema.createTable('tax_declarations', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.integer('plot_id').unsigned().notNullable().references('tax_plots.id')
      table.integer('party_id').unsigned().references('registry_parties.id')
      table.string('kind', 12).notNullable()
      table.smallint('year').unsigned().notNullable()
      table.date('filed_on').notNullable()
      table.date('last_on').notNullable()
      // For a transfer: the day the property changed hands
      table.date('changed_on')
      table.decimal('area', 14, 3)
      table.string('zone', 12)
      table.string('exemption_code', 20)
      table.string('document', 120)
      table.bigInteger('computed_minor')
      table.bigInteger('sanction_minor').notNullable().defaultTo(0)
      table.json('explanation')
      table.string('stamp', 40).notNullable()
      table.integer('stamped_by_id').unsigned().references('platform_users.id')
      table.datetime('stamped_at', { precision: 3 }).notNullable()
      table.unique(['plot_id', 'year', 'kind', 'filed_on'])
      table.index(['year', 'kind', 'plot_id'])
    })
    this.schema.raw(
      `alter table tax_declarations
       add constraint tax_declarations_kind_check check (kind in ('annual', 'transfer', 'change'))`
    )
  }

  async down() {
    for (const table of [
      'tax_declarations',
      'tax_exemptions',
      'tax_plot_origins',
      'tax_plot_owners',
      'tax_plot_versions',
      'tax_plots',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

/** Two rows of one plot may not be valid on the same day. */
function refuseOverlap(table: string, event: string, column: string, condition: string): string {
  return `create trigger ${table}_${event} before ${event} on ${table} for each row
    begin
      if exists (
        select 1 from ${table} other
        where other.${column} = new.${column} and other.id <> coalesce(new.id, 0) ${condition}
          and (new.valid_to is null or other.valid_from <= new.valid_to)
          and (other.valid_to is null or new.valid_from <= other.valid_to)
      ) then
        signal sqlstate '45000' set message_text = '${table}: overlapping validity';
      end if;
    end`
}
