import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Act } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { Access } from '#platform/permissions/access'
import { plotImport } from '#tax/imports/census_plots'

const act = new Act({ userId: null, name: 'Trial' }, Access.everything())

async function check(name: string) {
  const bytes = await readFile(app.makePath('database/registers', name))
  const id = await receiveFile(act, plotImport, { name, bytes })
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  return (await findImportRecord(act, id)).record
}

async function commit(id: number) {
  await executeRun(await startCommit(act, id))
  return (await findImportRecord(act, id)).record
}

/** Rows that are in the register afterwards, whether this run or an earlier one wrote them. */
function written(outcomes: { created: number; updated: number; unchanged: number } | null): number {
  return (outcomes?.created ?? 0) + (outcomes?.updated ?? 0) + (outcomes?.unchanged ?? 0)
}

/** How many rows were refused for each reason; the first reason of a row counts. */
async function refusals(id: number): Promise<Record<string, number>> {
  const rows = await readImportRows(id, { verdict: 'refused', limit: 500 })
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const [first] = row.reasons
    // a title met twice is a repetition in the file, or differs from the register once the first is in it
    const taken = /repeated|known_differently/.test(first.text)
    const key = taken ? 'title taken' : `${first.field} ${first.text.split('.').at(-1)}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

test.group('The census registers', () => {
  test('every defective row is refused with its reason, the others become plots, and twice changes nothing', async ({
    assert,
  }) => {
    const census = await check('terrains-recensement-2026.csv')
    assert.deepEqual(census.counts, {
      total: 3000,
      accepted: 2812,
      warned: 120,
      refused: 68,
      skipped: 0,
    })
    assert.deepEqual(await refusals(census.id), {
      'title taken': 14,
      'arrondissement unknown_arrondissement': 7,
      'arrondissement required': 4,
      'area above': 8,
      'area required': 1,
      'area not_number': 2,
      'zone not_choice': 11,
      'name required': 3,
      'cin cin_missing': 6,
      'ice ice_invalid': 6,
      'declared_on not_date': 6,
    })
    assert.equal(written((await commit(census.id)).outcomes), 2932)

    const complement = await check('terrains-complement-2026-windows1252.csv')
    assert.deepEqual(complement.counts, {
      total: 400,
      accepted: 376,
      warned: 17,
      refused: 7,
      skipped: 0,
    })
    assert.deepEqual(await refusals(complement.id), {
      'arrondissement unknown_arrondissement': 1,
      'area required': 2,
      'cin cin_missing': 1,
      'declared_on not_date': 2,
      'title taken': 1,
    })
    assert.equal(written((await commit(complement.id)).outcomes), 393)

    const again = await check('terrains-recensement-2026.csv')
    assert.deepEqual((await commit(again.id)).outcomes, { created: 0, updated: 0, unchanged: 2932 })
    const plot = await db.from('tax_plots').where('land_title', '34514/D').firstOrFail()
    assert.equal(plot.area, '1153.700')
    assert.equal(plot.zone, 'weak')
    const declared = await db.from('tax_declarations').where('plot_id', plot.id).firstOrFail()
    assert.equal(declared.filed_on, '2026-02-20')
    const arabic = await db
      .from('tax_plots as p')
      .join('registry_parties as r', 'r.id', 'p.party_id')
      .where('p.land_title', '46249/33')
      .firstOrFail()
    assert.equal(arabic.last_name_ar, 'السقلي')
    const formula = await db
      .from('tax_plots as p')
      .join('registry_parties as r', 'r.id', 'p.party_id')
      .where('p.land_title', '132272/D')
      .firstOrFail()
    assert.equal(formula.last_name_fr, '=HYPERLINK("http://exemple.invalid";"Kettani")')
  })
})
