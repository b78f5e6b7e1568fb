import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { Act } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { issueRoll } from '#tax/actions/issue_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { simulateRoll } from '#tax/actions/simulate_roll'
import { plotImport } from '#tax/imports/census_plots'

/** The demonstration city: the census as it came, the rolls of 2025 and 2026. */
export async function seedTax(act: Act): Promise<void> {
  await importRegister(act, 'terrains-recensement-2026.csv')
  await issueYear(act, 2025, '2025-01-06')
  await issueYear(act, 2026, '2026-01-05')
}

async function importRegister(act: Act, name: string): Promise<void> {
  const bytes = await readFile(app.makePath('database/registers', name))
  const id = await receiveFile(act, plotImport, { name, bytes })
  const { record } = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, record.mapping))
  await executeRun(await startCommit(act, id))
}

async function issueYear(act: Act, year: number, issuedOn: string): Promise<void> {
  const roll = await prepareRoll(act, { year, kind: 'initial' })
  const simulated = await simulateRoll(act, roll.id)
  await simulated.merge({ state: 'issuing' }).save()
  await issueRoll(act, roll.id, { issuedOn })
}
