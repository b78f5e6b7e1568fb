import { BaseSchema } from '@adonisjs/lucid/schema'

/** Territory and organisation units: the places and the structures every business refers to. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('registry_territories', (table) => {
      table.increments('id')
      table.string('kind', 24).notNullable()
      table.integer('parent_id').unsigned().references('registry_territories.id')
      table.string('code', 20).notNullable().unique()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120).notNullable()
      table.text('spellings')
      table.integer('population').unsigned()
      table.integer('households').unsigned()
      table.integer('establishments').unsigned()
      table.integer('business_establishments').unsigned()
      table.integer('jobs').unsigned()
      table.integer('census_year').unsigned()
      table.integer('tile_column').unsigned()
      table.integer('tile_row').unsigned()
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.index(['kind', 'code'])
    })
    this.schema.raw(
      `alter table registry_territories add constraint registry_territories_kind_check
       check (kind in ('commune', 'prefecture', 'arrondissement'))`
    )

    this.schema.createTable('registry_units', (table) => {
      table.increments('id')
      table.string('code', 40).notNullable().unique()
      table.string('name_fr', 160).notNullable()
      table.string('name_ar', 160).notNullable()
      table.string('kind', 24).notNullable()
      table.integer('territory_id').unsigned().references('registry_territories.id')
      table.text('spellings')
      table.integer('lock_version').unsigned().notNullable().defaultTo(1)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('registry_unit_versions', (table) => {
      table.increments('id')
      table.integer('unit_id').unsigned().notNullable().references('registry_units.id')
      table.integer('parent_id').unsigned().references('registry_units.id')
      table.string('kind', 24).notNullable()
      table.string('name_fr', 160).notNullable()
      table.string('name_ar', 160).notNullable()
      table.integer('head_id').unsigned()
      table.integer('sort_order').unsigned().notNullable().defaultTo(0)
      table.date('valid_from').notNullable()
      table.date('valid_to')
      table.string('reference', 200)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['unit_id', 'valid_from'])
      table.index(['parent_id', 'valid_from'])
    })
    this.schema.raw(
      `alter table registry_unit_versions
       add constraint registry_unit_versions_kind_check
         check (kind in ('presidency', 'general_directorate', 'directorate', 'division', 'service', 'office')),
       add constraint registry_unit_versions_period_check check (valid_to is null or valid_to >= valid_from),
       add constraint registry_unit_versions_parent_check check (parent_id is null or parent_id <> unit_id)`
    )
    for (const event of ['insert', 'update']) this.schema.raw(refuseOverlap(event))
  }

  async down() {
    this.schema.dropTable('registry_unit_versions')
    this.schema.dropTable('registry_units')
    this.schema.dropTable('registry_territories')
  }
}

/** Two versions of one unit may not be valid on the same day. */
function refuseOverlap(event: string): string {
  return `create trigger registry_unit_versions_${event} before ${event} on registry_unit_versions for each row
    begin
      if exists (
        select 1 from registry_unit_versions other
        where other.unit_id = new.unit_id and other.id <> coalesce(new.id, 0)
          and (new.valid_to is null or other.valid_from <= new.valid_to)
          and (other.valid_to is null or new.valid_from <= other.valid_to)
      ) then
        signal sqlstate '45000' set message_text = 'registry_unit_versions: overlapping validity';
      end if;
    end`
}
