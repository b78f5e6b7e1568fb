import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import drive from '@adonisjs/drive/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import { tidyText } from '#values/text'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import type { ImportDefinition } from '#platform/imports/definition'
import { guessMapping } from '#platform/imports/mapping'
import { stamp } from '#platform/imports/records'
import { inspect } from '#platform/imports/upload'
import { transaction } from '#platform/transaction'

/**
 * Takes a file in: looks into it, keeps it privately, guesses which column feeds which field. Returns the id
 * of the import. Refuses what `inspect` refuses, and then keeps nothing.
 */
export async function receiveFile(
  act: Act,
  definition: ImportDefinition,
  file: { name: string; bytes: Buffer }
): Promise<number> {
  act.authorize(definition.permission)
  const found = await inspect(file.bytes)
  const path = `imports/${randomUUID()}`
  await drive.use().put(path, file.bytes)
  const name = tidyText(basename(file.name)).slice(-190) || 'file'
  const languages = ['fr', 'ar', 'en'].map((code) => i18nManager.locale(code))
  const mapping = guessMapping(definition, found.headings, (key) => {
    const text =
      definition.fields.find((field) => field.key === key)?.label ??
      `${definition.texts}.fields.${key}`
    return languages.map((i18n) => i18n.t(text, {}, ''))
  })
  return transaction(async (trx) => {
    const [id] = await trx.table('platform_imports').insert({
      import: definition.name,
      user_id: act.actor.userId,
      user_name: act.actor.name.slice(0, 120),
      file_name: name,
      file_path: path,
      content_hash: found.contentHash,
      size: found.size,
      format: JSON.stringify(found.format),
      headings: JSON.stringify(found.headings),
      sample: JSON.stringify(found.sample),
      mapping: JSON.stringify(mapping),
      created_at: stamp(),
      updated_at: stamp(),
    })
    await journal.record(trx, act, {
      action: 'platform.import.received',
      subject: { type: 'platform.import', id, label: name },
      after: { sha256: found.contentHash, size: found.size },
    })
    return id
  })
}
