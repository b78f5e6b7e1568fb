import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { yearOf } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { issueRoll } from '#tax/actions/issue_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { simulateRoll } from '#tax/actions/simulate_roll'
import { plotImport } from '#tax/imports/census_plots'

const FIRST_ISSUES: Record<number, string> = { 2025: '01-06', 2026: '01-05' }

/** The demonstration city: the census as it came, a roll for each year from 2025 whose day of issue has come. */
export async function seedTax(act: Act): Promise<void> {
  await importRegister(act, 'terrains-recensement-2026.csv')
  const today = clock.today()
  for (let year = 2025; year <= yearOf(today); year += 1) {
    const issuedOn = `${year}-${FIRST_ISSUES[year] ?? '01-05'}`
    if (issuedOn <= today) await issueYear(act, year, issuedOn)
  }
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
