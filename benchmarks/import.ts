import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { defineImport } from '#platform/imports/definition'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { installed } from '#platform/modules'
import type { Benchmark } from './contract.js'
import { peakMemory, seconds } from './measuring.js'

const ROWS = 50_000
const PROMISED = { of: 'value', atLeast: 500 } as const

const plotImport = defineImport({
  name: 'bench.plots',
  permission: 'bench.import',
  fields: [
    { key: 'title', type: 'identifier', required: true, aliases: ['titre_foncier'] },
    { key: 'area', type: 'decimal', required: true, above: '0', aliases: ['superficie_m2'] },
    { key: 'owner', type: 'text', required: true, aliases: ['proprietaire'] },
    { key: 'acquired_on', type: 'date', aliases: ['date_acquisition'] },
    { key: 'due', type: 'money', aliases: ['montant'] },
  ],
  key: (row) => row.title,
  commit: async (trx, _act, rows) => {
    await trx.table('bench_plots').multiInsert(rows.map((row) => row.values))
    return rows.map(() => 'created' as const)
  },
})

/** One row in fifty is refused. */
function lines(size: number): string[] {
  return Array.from({ length: size }, (_, index) => {
    const area = index % 50 === 49 ? '0' : `1 ${String(index % 1000).padStart(3, '0')},5`
    const day = `${String((index % 28) + 1).padStart(2, '0')}/03/2019`
    return `${index + 1}/C;${area};"Propriétaire ${index}, et co-indivis";${day};12 345,67`
  })
}

async function freshTable(): Promise<void> {
  await db.rawQuery('DROP TABLE IF EXISTS bench_plots')
  await db.rawQuery(`CREATE TABLE bench_plots (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, title VARCHAR(30) NOT NULL UNIQUE,
    area DECIMAL(14,4) NOT NULL, owner VARCHAR(120) NOT NULL, acquired_on DATE NULL, due BIGINT NULL)`)
}

/** The barest way to the same table: the values as they are, in pieces of the same size. */
async function bareInsert(size: number): Promise<void> {
  for (let start = 0; start < size; start += 500) {
    const count = Math.min(500, size - start)
    await db.transaction(async (trx) => {
      await trx.table('bench_plots').multiInsert(
        Array.from({ length: count }, (_, index) => ({
          title: `${start + index + 1}/C`,
          area: '1000.5',
          owner: `Propriétaire ${start + index}, et co-indivis`,
          acquired_on: '2019-03-01',
          due: 1_234_567,
        }))
      )
    })
  }
}

const benchmark: Benchmark = {
  title: 'Imports: a dry run with a verdict per row, then the commit',
  async run({ size = ROWS, say }) {
    const module = { name: 'bench', contributions: { imports: [plotImport] } }
    installed.modules().push(module)
    try {
      await freshTable()
      const bare = await seconds(() => bareInsert(size))
      await freshTable()
      const act = systemAct('Benchmark')
      const file = [
        'titre_foncier;superficie_m2;proprietaire;date_acquisition;montant',
        ...lines(size),
      ]
      const bytes = Buffer.from(file.join('\r\n'))
      say(`${size} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB`)
      const id = await receiveFile(act, plotImport, { name: 'bench.csv', bytes })
      const { record } = await findImportRecord(act, id)
      const measured = await peakMemory(async () => {
        const checkRun = await startCheck(act, id, record.mapping)
        const check = await seconds(() => executeRun(checkRun))
        const commitRun = await startCommit(act, id)
        const commit = await seconds(() => executeRun(commitRun))
        return { check: check.seconds, commit: commit.seconds }
      })
      const { record: done } = await findImportRecord(act, id)
      const expected = size - Math.floor(size / 50)
      if (done.outcomes.created !== expected) {
        throw new Error(`${done.outcomes.created} rows were written, not ${expected}`)
      }
      await db.from('platform_imports').where('id', id).delete()
      const yardstick = { name: 'bare inserts in transactions of 500', value: size / bare.seconds }
      const { check, commit } = measured.answer
      return [
        { name: 'dry run', value: size / check, unit: 'rows/s', yardstick, promise: PROMISED },
        { name: 'commit', value: expected / commit, unit: 'rows/s', yardstick, promise: PROMISED },
        {
          name: 'from the file to the last row',
          value: size / (check + commit),
          unit: 'rows/s',
          yardstick,
          promise: PROMISED,
        },
        { name: 'peak memory', value: measured.megabytes, unit: 'MB' },
      ]
    } finally {
      installed.modules().splice(installed.modules().indexOf(module), 1)
    }
  },
}

export default benchmark
