import db from '@adonisjs/lucid/services/db'
import { makePlots } from '#database/factories/tax/plots'
import { systemAct } from '#platform/act'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { issueRoll } from '#tax/actions/issue_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { noticePrintJob } from '#tax/jobs/notice_print'
import type { Roll } from '#tax/models/roll'

const act = systemAct('benchmark')

/** A new issued roll of so many plots and no others. */
export async function rollOf(size: number): Promise<Roll> {
  await db.from('tax_plots').update({ closed_on: '2010-12-31', state: 'closed' })
  const index = `N${size}`.slice(0, 8)
  const like = `%/${index}`
  const known = await db
    .from('tax_plots')
    .where('land_title', 'like', like)
    .count('* as count')
    .first()
  if (Number(known.count) !== size)
    await makePlots({ count: size, index, exemptEvery: size * 2, smallEvery: size * 2 })
  await db
    .from('tax_plots')
    .where('land_title', 'like', like)
    .update({ closed_on: null, state: 'active' })
  const last = await db.from('tax_rolls').max('year as year').first()
  const roll = await prepareRoll(act, {
    year: Math.max(2030, Number(last.year ?? 0) + 1),
    kind: 'initial',
  })
  await roll.merge({ state: 'issuing' }).save()
  await issueRoll(act, roll.id)
  return roll.refresh()
}

/** Asks for the notices of a roll; gives the id of the run. */
export async function askForPrint(roll: Roll): Promise<number> {
  return transaction((trx) =>
    enqueue(
      trx,
      act,
      noticePrintJob,
      { rollId: roll.id },
      { title: { key: 'tax.jobs.notice_print', params: { number: roll.number ?? '' } } }
    )
  )
}
