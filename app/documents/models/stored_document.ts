import { column } from '@adonisjs/lucid/orm'
import { DocumentsFileSchema } from '#database/schema'

/** A file drawn for a record, kept privately with its SHA-256. */
export default class StoredDocument extends DocumentsFileSchema {
  static table = 'documents_files'

  @column({ columnName: 'sha256' })
  declare sha256: string
}
