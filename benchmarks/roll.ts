import db from '@adonisjs/lucid/services/db'
import { makePlots } from '#database/factories/tax/plots'
import { systemAct } from '#platform/act'
import { loadWorld } from '#platform/worlds/loading'
import { issueRoll } from '#tax/actions/issue_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { simulateRoll } from '#tax/actions/simulate_roll'
import type { Benchmark } from './contract.js'
import { peakMemory, seconds } from './measuring.js'

const act = systemAct('benchmark')

/** A roll issued by the product's own action, beside a bare INSERT … SELECT of the rows it writes into tables of the same shape. */
export default {
  title: 'Issue of a roll of undeveloped land',
  async run({ size = 100_000, say }) {
    await loadWorld('hamlet')
    await preparePlots(size, say)
    const year = await freshYear()
    const roll = await prepareRoll(act, { year, kind: 'initial' })
    say('dry run')
    const simulation = await seconds(() => simulateRoll(act, roll.id))
    await simulation.answer.merge({ state: 'issuing' }).save()
    say('issue')
    const before = process.memoryUsage.rss() / 1024 / 1024
    const issue = await peakMemory(() => seconds(() => issueRoll(act, roll.id)))
    const { articles, totalMinor } = issue.answer.answer
    await agree(roll.id, articles, totalMinor)
    say('yardstick')
    const bare = await bareInsert(roll.id)
    return [
      { name: 'articles issued', value: articles, unit: 'articles' },
      { name: 'dry run', value: simulation.seconds, unit: 's' },
      {
        name: 'issue: articles, debts, notices and ledgers',
        value: issue.answer.seconds,
        unit: 's',
        yardstick: { name: 'bare INSERT … SELECT of the same rows', value: bare },
        promise: { of: 'ratio', atMost: 5 },
      },
      {
        name: 'memory added by the issue',
        value: Math.max(0, issue.megabytes - before),
        unit: 'MB',
        promise: { of: 'value', atMost: 64 },
      },
    ]
  },
} satisfies Benchmark

/** As many plots as asked, made once for all the runs of this database. */
async function preparePlots(size: number, say: (line: string) => void): Promise<void> {
  await db.from('tax_plots').update({ closed_on: '2010-12-31', state: 'closed' })
  const index = `R${size}`.slice(0, 8)
  const like = `%/${index}`
  const known = await db
    .from('tax_plots')
    .where('land_title', 'like', like)
    .count('* as count')
    .first()
  if (Number(known.count) !== size) {
    say(`making ${size} plots`)
    await makePlots({ count: size, index })
    await db.rawQuery(
      'analyze table tax_plots, tax_plot_versions, tax_plot_owners, registry_parties, registry_party_identifiers'
    )
  }
  await db
    .from('tax_plots')
    .where('land_title', 'like', like)
    .update({ closed_on: null, state: 'active' })
}

async function freshYear(): Promise<number> {
  const last = await db.from('tax_rolls').max('year as year').first()
  return Math.max(2030, Number(last.year ?? 0) + 1)
}

/** Articles, debts, ledgers and notices tell the same, to the centime; otherwise the figure means nothing. */
async function agree(rollId: number, articles: number, totalMinor: number): Promise<void> {
  const [debts, entries] = await Promise.all([
    db
      .from('tax_debts')
      .where('roll_id', rollId)
      .sum('principal_charged_minor as sum')
      .count('* as count')
      .first(),
    db
      .from('tax_ledger_entries as e')
      .join('tax_notices as n', 'n.debt_id', 'e.debt_id')
      .where('n.roll_id', rollId)
      .sum('e.amount_minor as sum')
      .count('* as count')
      .first(),
  ])
  for (const row of [debts, entries]) {
    if (Number(row.sum) !== totalMinor || Number(row.count) !== articles)
      throw new Error('The sums differ')
  }
}

const WRITTEN = {
  tax_roll_articles: 'select * from tax_roll_articles where roll_id = ?',
  tax_debts: 'select * from tax_debts where roll_id = ?',
  tax_notices: 'select * from tax_notices where roll_id = ?',
  tax_ledger_entries:
    'select e.* from tax_ledger_entries e join tax_notices n on n.debt_id = e.debt_id where n.roll_id = ?',
}

/** Seconds of the barest insertion of the rows that the issue wrote, each into an empty table of the same shape. */
async function bareInsert(rollId: number): Promise<number> {
  let total = 0
  for (const [table, rows] of Object.entries(WRITTEN)) {
    await db.rawQuery('drop table if exists bench_rows')
    await db.rawQuery(`create table bench_rows like ${table}`)
    const bare = await seconds(() => db.rawQuery(`insert into bench_rows ${rows}`, [rollId]))
    total += bare.seconds
  }
  await db.rawQuery('drop table bench_rows')
  return total
}
