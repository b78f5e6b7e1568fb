import { BaseSchema } from '@adonisjs/lucid/schema'

/** The name in the form in which two spellings of it are the same, for possible duplicates. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('registry_parties', (table) => {
      table.string('match_name', 200).notNullable().defaultTo('')
      table.index(['match_name', 'birth_on'])
    })
  }

  async down() {
    this.schema.alterTable('registry_parties', (table) => {
      table.dropIndex(['match_name', 'birth_on'])
      table.dropColumn('match_name')
    })
  }
}
