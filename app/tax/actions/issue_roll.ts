import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Roll } from '#tax/models/roll'
import type { SqlFragment } from '#tax/queries/assessment'
import {
  insertArticles,
  insertDebts,
  insertNotices,
  insertOpeningEntries,
} from '#tax/queries/roll_issue_statements'
import type { RollToIssue } from '#tax/queries/roll_issue_statements'
import { collectionCalendar } from '#tax/rules/collection'
import { landPaymentLastDay } from '#tax/rules/last_day'

export interface RollIssued {
  articles: number
  totalMinor: number
  /** False when the roll had been issued already: nothing was done again. */
  issuedNow: boolean
}

/** What the issue has come to, for whoever shows progress. */
export type IssueStage = 'articles' | 'debts' | 'notices' | 'ledger' | 'done'

/**
 * Issues a roll in one transaction of set-based statements: articles, debts, opening entries, notices with gapless numbers.
 * Whoever comes second waits for the lock and finds it done; whoever is killed leaves nothing behind.
 */
export async function issueRoll(
  act: Act,
  rollId: number,
  options: { issuedOn?: CivilDate; onStage?: (stage: IssueStage) => Promise<void> } = {}
): Promise<RollIssued> {
  act.authorize('tax.rolls.issue')
  const parameters = await loadParameters()
  const stage = options.onStage ?? (async () => {})
  return transaction(async (trx) => {
    const roll = await Roll.query({ client: trx }).where('id', rollId).forUpdate().firstOrFail()
    if (roll.state === 'issued') {
      return { articles: roll.articleCount, totalMinor: Number(roll.totalMinor), issuedNow: false }
    }
    if (roll.state !== 'issuing')
      throw new Refusal('tax.roll_not_ordered', { state: roll.state }, { status: 409 })
    const issuedOn = options.issuedOn ?? clock.today()
    const calendar = collectionCalendar({ issuedOn, title: 'roll' }, parameters).value
    const facts: RollToIssue = {
      id: roll.id,
      year: roll.year,
      issuedOn,
      paymentLastOn: landPaymentLastDay(roll.year, parameters),
      dueOn: calendar.dueOn,
      limitationOn: calendar.limitationOn,
    }
    const at = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
    const run = (statement: SqlFragment) => trx.rawQuery(statement.sql, statement.bindings)

    await stage('articles')
    await run(insertArticles(facts, parameters))
    const { articles, totalMinor } = await totals(trx, roll.id)
    if (articles === 0) throw new Refusal('tax.roll_empty', { year: roll.year }, { status: 409 })
    await stage('debts')
    await run(insertDebts(facts, at))
    await stage('notices')
    const { series, year, first } = await numbers.advance(
      trx,
      'tax.notice',
      `${roll.year}-01-01`,
      articles
    )
    await run(insertNotices(facts, { pattern: series.pattern, year, first }))
    await stage('ledger')
    await run(insertOpeningEntries(facts, 'principal', act.actor.userId, at))
    await run(insertOpeningEntries(facts, 'sanction', act.actor.userId, at))
    const number = await numbers.issue(trx, 'tax.roll', `${roll.year}-01-01`)

    await roll
      .merge({
        state: 'issued',
        number: number.text,
        issuedOn,
        paymentLastOn: facts.paymentLastOn,
        dueOn: facts.dueOn,
        articleCount: articles,
        totalMinor,
        firstNotice: first,
        lastNotice: first + articles - 1,
        issuedAt: clock.now(),
      })
      .save()
    await journal.record(trx, act, {
      action: 'tax.roll.issued',
      subject: roll,
      after: { number: number.text, articles, total_minor: totalMinor, first_notice: first },
    })
    await stage('done')
    return { articles, totalMinor, issuedNow: true }
  })
}

async function totals(
  trx: Transaction,
  rollId: number
): Promise<{ articles: number; totalMinor: number }> {
  const row = await trx
    .from('tax_roll_articles')
    .where('roll_id', rollId)
    .count('* as articles')
    .sum('principal_minor as principal')
    .sum('sanction_minor as sanction')
    .first()
  return {
    articles: Number(row.articles),
    totalMinor: Number(row.principal ?? 0) + Number(row.sanction ?? 0),
  }
}
