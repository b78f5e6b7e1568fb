import { BaseSchema } from '@adonisjs/lucid/schema'

/** The day on which the paper that a leave rests on was handed in. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('hr_leave_requests', (table) => {
      table.date('proof_on')
    })
  }

  async down() {
    this.schema.alterTable('hr_leave_requests', (table) => {
      table.dropColumn('proof_on')
    })
  }
}
