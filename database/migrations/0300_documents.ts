import { BaseSchema } from '@adonisjs/lucid/schema'

/** Official documents that anyone can verify. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('documents_official', (table) => {
      table.bigIncrements('id')
      table.string('kind', 80).notNullable()
      table.string('number', 60).notNullable()
      table.date('issued_on').notNullable()
      table.bigInteger('amount_minor').nullable()
      table.string('fingerprint', 64).notNullable()
      table.string('code', 9).notNullable().unique()
      table.string('subject_type', 60).notNullable()
      table.bigInteger('subject_id').unsigned().notNullable()
      table.enum('state', ['valid', 'cancelled', 'replaced']).notNullable().defaultTo('valid')
      table.datetime('state_at', { precision: 3 }).nullable()
      table.string('state_reason', 500).nullable()
      table.string('replaced_by_number', 60).nullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['kind', 'number'])
      table.index(['subject_type', 'subject_id'])
      table.check(`char_length(fingerprint) = 64`, [], 'documents_official_fingerprint_whole')
      table.check(
        `state = 'valid' or (state_at is not null and state_reason is not null)`,
        [],
        'documents_official_end_explained'
      )
    })

    this.schema.raw(
      `CREATE TRIGGER documents_official_facts_fixed BEFORE UPDATE ON documents_official FOR EACH ROW
       BEGIN
         IF NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.issued_on <> OLD.issued_on
           OR NOT (NEW.amount_minor <=> OLD.amount_minor) OR NEW.fingerprint <> OLD.fingerprint
           OR NEW.code <> OLD.code OR NEW.subject_type <> OLD.subject_type OR NEW.subject_id <> OLD.subject_id
         THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the facts of an official document do not change';
         END IF;
         IF OLD.state <> 'valid'
         THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an official document ends once';
         END IF;
       END`
    )
    this.schema.raw(
      `CREATE TRIGGER documents_official_kept BEFORE DELETE ON documents_official FOR EACH ROW
       SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'official documents are kept'`
    )
  }

  async down() {
    this.schema.dropTable('documents_official')
  }
}
