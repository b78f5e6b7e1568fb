import { BaseSchema } from '@adonisjs/lucid/schema'

/** An invoice given back to its supplier frees its reference: the corrected one often bears the same. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('procurement_invoices', (table) => {
      // the reference while the invoice is alive: one of a supplier at a time
      table.string('open_reference', 60)
      table.string('return_reason', 500)
      table.date('returned_on')
    })
    this.schema.raw('update procurement_invoices set open_reference = reference')
    this.schema.alterTable('procurement_invoices', (table) => {
      table.unique(['supplier_id', 'open_reference'])
    })
    this.schema.alterTable('procurement_invoices', (table) => {
      table.dropUnique(['supplier_id', 'reference'])
    })
    this.schema.raw(
      'alter table procurement_invoices drop constraint procurement_invoices_state_check'
    )
    this.schema.raw(
      `alter table procurement_invoices
       add constraint procurement_invoices_state_check check (state in ('disputed', 'matched', 'liquidated', 'returned')),
       add constraint procurement_invoices_return_check check (
         (state = 'returned') = (open_reference is null) and (state <> 'returned' or return_reason is not null))`
    )
  }

  async down() {
    this.schema.raw(
      'alter table procurement_invoices drop constraint procurement_invoices_return_check'
    )
    this.schema.alterTable('procurement_invoices', (table) => {
      table.unique(['supplier_id', 'reference'])
    })
    this.schema.alterTable('procurement_invoices', (table) => {
      table.dropUnique(['supplier_id', 'open_reference'])
      table.dropColumns('open_reference', 'return_reason', 'returned_on')
    })
  }
}
