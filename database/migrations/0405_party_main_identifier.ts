import { BaseSchema } from '@adonisjs/lucid/schema'

/** The identifier a party is known by in lists: CIN of a person, ICE of an organisation, else the first it has. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('registry_parties', (table) => {
      table.string('main_identifier', 40)
      table.index(['main_identifier'])
    })
  }

  async down() {
    this.schema.alterTable('registry_parties', (table) => {
      table.dropIndex(['main_identifier'])
      table.dropColumn('main_identifier')
    })
  }
}
