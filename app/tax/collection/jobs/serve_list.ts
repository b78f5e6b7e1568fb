import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { defineJob } from '#platform/jobs/definition'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { writePdf } from '#documents/pdf/write_pdf'
import { serveActs } from '#tax/collection/actions/serve_acts'
import { drawAct } from '#tax/collection/documents/collection_act'
import { actRecords, actsInPostalOrder } from '#tax/collection/queries/act_records'

const CHUNK = 200

/**
 * Serves the acts of an authorised list, then draws them into one file in postal order. An act that has its number is
 * served; after a kill the others follow, each once, and the file is drawn whole.
 */
export const collectionServeJob = defineJob<{ listId: number }>({
  name: 'collection.serve',
  queue: 'documents',
  async handle({ listId }, run) {
    const list = await db.from('tax_collection_lists').where('id', listId).firstOrFail()
    if (!['authorised', 'served'].includes(list.state)) return
    let done = 0
    for (;;) {
      const looked = await transaction(async (trx) => {
        const count = await serveActs(trx, run.act, list)
        await run.advance(trx, { done: done + count, total: 2 * list.act_count })
        return count
      })
      done += looked
      if (!looked) break
    }
    const sums = await db
      .from('tax_collection_acts')
      .where({ list_id: listId, state: 'served' })
      .count('* as total')
      .sum('owed_minor as owed')
      .sum('fee_minor as fee')
      .max('served_on as served_on')
      .first()
    await db
      .from('tax_collection_lists')
      .where('id', listId)
      .update({
        state: 'served',
        served_on: sums.served_on ?? clock.today(),
        act_count: Number(sums.total),
        owed_minor: Number(sums.owed ?? 0),
        fee_minor: Number(sums.fee ?? 0),
      })
    if (Number(sums.total)) {
      const folder = await mkdtemp(join(tmpdir(), 'collection-'))
      try {
        const path = join(folder, 'acts.pdf')
        await drawActs(path, list, (drawn) =>
          run.advance(null, {
            done: list.act_count + drawn,
            total: list.act_count + Number(sums.total),
          })
        )
        await run.attach({
          path,
          name: `${list.number}.pdf`,
          contentType: 'application/pdf',
          permission: 'collection.lists.view',
        })
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
    await run.counts({ served: Number(sums.total) })
  },
})

async function drawActs(
  path: string,
  list: { id: number; number: string },
  onChunk: (drawn: number) => Promise<void>
): Promise<void> {
  const ids = await actsInPostalOrder(list.id)
  const parameters = await loadParameters()
  await writePdf(
    path,
    { title: list.number, language: 'fr', date: clock.today(), number: list.number },
    async (kit) => {
      for (let start = 0; start < ids.length; start += CHUNK) {
        const acts = await actRecords(ids.slice(start, start + CHUNK))
        for (const act of acts) {
          await kit.section({ number: act.number, date: act.served_on }, () =>
            drawAct(kit, act, parameters)
          )
        }
        await onChunk(Math.min(start + CHUNK, ids.length))
      }
    }
  )
}
