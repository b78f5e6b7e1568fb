import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { isIce, isRib } from '#values/identifiers'
import { supplierImport } from '#procurement/imports/suppliers'

const act = systemAct('test')
const FILE = 'fournisseurs.csv'

/** Rows of the register as a plain reader sees them. */
async function plainRows(): Promise<Record<string, string>[]> {
  const text = await readFile(app.makePath('database/registers', FILE), 'utf8')
  const [head, ...lines] = text.replace('\uFEFF', '').trim().split(/\r?\n/)
  const names = head.split(';')
  return lines.map((line) =>
    Object.fromEntries(line.split(';').map((cell, at) => [names[at], cell]))
  )
}

async function bringIn() {
  const bytes = await readFile(app.makePath('database/registers', FILE))
  const id = await receiveFile(act, supplierImport, { name: FILE, bytes })
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  await executeRun(await startCommit(act, id))
  return { id, record: (await findImportRecord(act, id)).record }
}

test.group('The register of suppliers', () => {
  test('every wrong ICE and RIB is found and said; the rest is kept once', async ({ assert }) => {
    const rows = await plainRows()
    const wrong = rows.filter((row) => !isIce(row.ice) || !isRib(row.rib))
    assert.isAbove(wrong.length, 0)
    const first = await bringIn()
    assert.equal(first.record.counts.refused, wrong.length)
    const refused = await readImportRows(first.id, { verdict: 'refused', limit: 500 })
    assert.lengthOf(refused, wrong.length)
    assert.isTrue(refused.every((row) => row.reasons.length > 0))

    const count = async () => {
      const row = await db
        .from('registry_party_roles')
        .where('role', 'supplier')
        .count('* as total')
        .first()
      return Number(row.total)
    }
    const suppliers = await count()
    assert.isAtLeast(suppliers, rows.length - wrong.length)
    const second = await bringIn()
    assert.equal(second.record.outcomes.created + second.record.outcomes.updated, 0)
    assert.equal(await count(), suppliers)
  })
})
