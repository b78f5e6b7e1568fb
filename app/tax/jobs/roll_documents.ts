import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Money } from '#values/money'
import { defineJob } from '#platform/jobs/definition'
import { paperLanguage, paperWords } from '#documents/paper_words'
import type { PaperLanguage } from '#documents/paper_words'
import { writePdf } from '#documents/pdf/write_pdf'
import { drawRollState } from '#tax/documents/roll_state'
import type { RollStateLine } from '#tax/documents/roll_state'
import { writeRollWorkbook } from '#tax/exports/roll_workbook'
import { Roll } from '#tax/models/roll'
import { rollArticles } from '#tax/queries/roll_articles'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The roll as PDF. */
export const rollStateJob = defineJob<{ rollId: number }>({
  name: 'tax.roll_state',
  queue: 'documents',
  async handle({ rollId }, run) {
    const roll = await Roll.findOrFail(rollId)
    await inFolder(async (folder) => {
      const path = join(folder, 'role.pdf')
      await writeRollState(path, roll, paperLanguage(run.act.locale), (done) =>
        run.advance(null, { done, total: roll.articleCount })
      )
      const name = `role-${roll.number!.replace('/', '-')}.pdf`
      await run.attach({ path, name, contentType: 'application/pdf', permission: 'tax.rolls.view' })
    })
    await run.counts({ articles: roll.articleCount })
  },
})

/** The roll as a workbook. */
export const rollWorkbookJob = defineJob<{ rollId: number }>({
  name: 'tax.roll_workbook',
  queue: 'exports',
  async handle({ rollId }, run) {
    const roll = await Roll.findOrFail(rollId)
    await inFolder(async (folder) => {
      const path = join(folder, 'role.xlsx')
      const rows = await writeRollWorkbook(path, roll, run.act)
      if (rows !== roll.articleCount)
        throw new Error(`${rows} lines written for ${roll.articleCount} articles`)
      const name = `role-${roll.number!.replace('/', '-')}.xlsx`
      await run.attach({ path, name, contentType: XLSX, permission: 'tax.rolls.view' })
    })
    await run.counts({ articles: roll.articleCount })
  },
})

/** Draws the roll into a file; `onProgress` hears of every thousandth article. */
export async function writeRollState(
  path: string,
  roll: Roll,
  language: PaperLanguage = 'fr',
  onProgress: (done: number) => Promise<void> = async () => {}
): Promise<void> {
  const facts = {
    number: roll.number!,
    year: roll.year,
    issuedOn: roll.issuedOn!,
    dueOn: roll.dueOn!,
    articles: roll.articleCount,
    total: Money.ofMinor(roll.totalMinor),
  }
  const options = {
    title: paperWords(language, 'tax.papers')('roll_title', { number: roll.number! }),
    language,
    date: roll.issuedOn!,
    number: roll.number!,
    orientation: 'landscape' as const,
  }
  await writePdf(path, options, (kit) => drawRollState(kit, facts, stateLines(roll.id, onProgress)))
}

/** Articles in order, with a heading where an arrondissement begins. */
async function* stateLines(
  rollId: number,
  onProgress: (done: number) => Promise<void>
): AsyncGenerator<RollStateLine> {
  let place: number | null = null
  for await (const row of rollArticles(rollId)) {
    if (row.arrondissement_id !== place) {
      place = row.arrondissement_id
      yield { heading: `${row.arrondissement_fr} · ${row.arrondissement_ar}` }
    }
    yield {
      article: row.article,
      notice: row.notice,
      payer: row.payer_name,
      identifier: row.payer_identifier,
      title: row.land_title,
      area: row.area,
      taxedArea: row.taxed_area,
      rate: row.rate,
      principal: Money.ofMinor(row.principal_minor),
      sanction: Money.ofMinor(row.sanction_minor),
    }
    if (row.article % 1000 === 0) await onProgress(row.article)
  }
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roll-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
