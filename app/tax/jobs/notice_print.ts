import { mkdtemp, rm } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import type { Parameters } from '#values/parameters'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { writePdf } from '#documents/pdf/write_pdf'
import type { WrittenPdf } from '#documents/pdf/write_pdf'
import { verifyNotices } from '#tax/actions/verify_notices'
import { drawNotice } from '#tax/documents/notice'
import { noticeFacts, noticeSettings } from '#tax/documents/notice_facts'
import type { NoticeSettings } from '#tax/documents/notice_facts'
import { releaseSpentMemory } from '#tax/jobs/spent_memory'
import { Roll } from '#tax/models/roll'
import { noticeQuery } from '#tax/queries/notice_record'
import type { NoticeRecord } from '#tax/queries/notice_record'
import { noticesInPostalOrder } from '#tax/queries/postal_order'

const CHUNK = 200

interface Checkpoint {
  /** Arrondissements whose file is finished, and the notices in them. */
  finished: number[]
  printed: number
}

/**
 * Draws the notices of a roll: one file per arrondissement, in postal order. A file is drawn whole and kept with its print row in
 * one transaction: after a kill the files that are there stay, the one being drawn is drawn again, each notice once.
 */
export const noticePrintJob = defineJob<{ rollId: number }>({
  name: 'tax.notice_print',
  queue: 'documents',
  cancellable: true,
  async handle({ rollId }, run) {
    const roll = await Roll.findOrFail(rollId)
    const parameters = await loadParameters()
    const settings = noticeSettings(roll.issuedOn!, parameters)
    const places = await db
      .from('tax_notices')
      .where('roll_id', rollId)
      .distinct('arrondissement_id')
      .orderBy('arrondissement_id')
    const checkpoint: Checkpoint = (run.checkpoint as Checkpoint | null) ?? {
      finished: [],
      printed: 0,
    }
    await run.advance(null, { done: checkpoint.printed, total: roll.articleCount, checkpoint })
    for (const { arrondissement_id: place } of places) {
      if (checkpoint.finished.includes(place)) continue
      const folder = await mkdtemp(join(tmpdir(), 'notices-'))
      try {
        const file = join(folder, 'notices.pdf')
        const ids = await noticesInPostalOrder(rollId, place)
        const before = checkpoint.printed
        const written = await drawFile(file, roll, ids, settings, parameters, (drawn) =>
          run.advance(null, { done: before + drawn, total: roll.articleCount })
        )
        const path = `tax/notices/${rollId}/${place}.pdf`
        await drive.use().putStream(path, createReadStream(file), { contentLength: written.bytes })
        checkpoint.finished.push(place)
        checkpoint.printed += ids.length
        await transaction(async (trx) => {
          await run.advance(trx, { done: checkpoint.printed, total: roll.articleCount, checkpoint })
          await trx
            .from('tax_notice_prints')
            .where({ roll_id: rollId, arrondissement_id: place })
            .delete()
          await trx.table('tax_notice_prints').insert({
            roll_id: rollId,
            arrondissement_id: place,
            run_id: run.id,
            notice_count: ids.length,
            page_count: written.pages,
            path,
            sha256: written.sha256,
            bytes: written.bytes,
            created_at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
          })
          await trx
            .from('tax_notices')
            .where({ roll_id: rollId, arrondissement_id: place })
            .whereNull('printed_at')
            .update({ printed_at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS') })
        })
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
    await run.counts({ notices: checkpoint.printed, files: checkpoint.finished.length })
  },
})

/** Draws notices into one file, a section each; memory stays flat however many there are. */
export async function drawFile(
  path: string,
  roll: Roll,
  ids: number[],
  settings: NoticeSettings,
  parameters: Parameters,
  onChunk: (drawn: number) => Promise<void>
): Promise<WrittenPdf> {
  const options = {
    title: `Avis d’imposition, rôle ${roll.number}`,
    language: 'fr' as const,
    date: roll.issuedOn!,
  }
  return writePdf(path, options, async (kit) => {
    for (let start = 0; start < ids.length; start += CHUNK) {
      const chunk = ids.slice(start, start + CHUNK)
      const notices = await noticesById(chunk)
      const verifications = await transaction((trx) => verifyNotices(trx, notices))
      for (const [index, notice] of notices.entries()) {
        const facts = noticeFacts(notice, settings, parameters, verifications[index])
        await kit.section({ number: notice.number, date: notice.issued_on }, () =>
          drawNotice(kit, facts)
        )
      }
      releaseSpentMemory()
      await onChunk(start + chunk.length)
    }
  })
}

async function noticesById(ids: number[]): Promise<NoticeRecord[]> {
  const rows = (await noticeQuery().whereIn('n.id', ids)) as NoticeRecord[]
  const byId = new Map(rows.map((row) => [Number(row.id), row]))
  return ids.map((id) => byId.get(id)!)
}
