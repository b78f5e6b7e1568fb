import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import { pdfBytes, writePdf, type PdfOptions } from '#documents/pdf/write_pdf'
import type { TableOptions } from '#documents/pdf/blocks/table'
import {
  describePdf,
  extractText,
  listFonts,
  readStructure,
} from '#tests/support/documents/poppler'
import { drawSampleNotice } from '#documents/samples/notice'

const OPTIONS: PdfOptions = {
  title: 'Avis d’imposition <TNB> & autres',
  language: 'fr',
  date: '2026-01-05',
  number: 'AV-2026-0104419',
  fingerprint: '4f1c',
}

interface Debt {
  article: number
  owner: string
  amount: Money
}

const DEBTS: TableOptions<Debt> = {
  columns: [
    { title: 'Article', align: 'end', value: (debt) => String(debt.article) },
    { title: 'Redevable', share: 3, value: (debt) => debt.owner },
    { title: 'Montant', amount: (debt) => debt.amount },
  ],
  carried: true,
  total: true,
}

const debts = (count: number): Debt[] =>
  Array.from({ length: count }, (_, index) => ({
    article: index + 1,
    owner: 'محمد العلوي',
    amount: Money.ofMinor(100_00),
  }))

const flat = (text: string) =>
  text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').replace(/[\u00a0\u2009\u202f]/g, ' ')

async function flatText(pdf: Buffer, options: { layout?: boolean } = {}): Promise<string[]> {
  const pages = await extractText(pdf, options)
  return pages.map(flat)
}

test.group('PDF files', () => {
  test('the same facts give the same bytes; another fact gives others', async ({ assert }) => {
    const once = await pdfBytes(OPTIONS, (kit) => drawSampleNotice(kit, 'AV-2026-0104419'))
    const twice = await pdfBytes(OPTIONS, (kit) => drawSampleNotice(kit, 'AV-2026-0104419'))
    const other = await pdfBytes(OPTIONS, (kit) => drawSampleNotice(kit, 'AV-2026-0104420'))
    assert.isTrue(once.equals(twice))
    assert.isFalse(once.equals(other))
  })

  test('says what it is, in which language, and embeds each font once', async ({ assert }) => {
    const pdf = await pdfBytes(OPTIONS, async (kit) => {
      await kit.section({ number: 'A-1' }, () => drawSampleNotice(kit, 'A-1'))
      await kit.section({ number: 'A-2' }, () => drawSampleNotice(kit, 'A-2'))
    })
    const facts = await describePdf(pdf)
    assert.equal(facts.Title, OPTIONS.title)
    assert.equal(facts.Author, 'Commune de Casablanca')
    assert.equal(facts.Keywords, 'AV-2026-0104419 4f1c')
    assert.match(facts.CreationDate, /Jan {1,2}5 .*2026/)
    assert.include(pdf.toString('latin1'), '/Lang (fr-MA)')
    const fonts = await listFonts(pdf)
    assert.equal(new Set(fonts.map(({ name }) => name.slice(7))).size, fonts.length)
    assert.isTrue(fonts.every(({ embedded, unicode }) => embedded && unicode))
  })

  test('counts the pages of each document of a bulk file from one', async ({ assert }) => {
    const pdf = await pdfBytes(OPTIONS, async (kit) => {
      await kit.section({ number: 'A-1', date: '2026-02-01' }, () => drawSampleNotice(kit, 'A-1'))
      await kit.section({ number: 'A-2' }, () => kit.table({ ...DEBTS, carried: false }, debts(40)))
    })
    const pages = await flatText(pdf)
    const feet = pages.map((page) => [
      /page \d+ \/ \d+/.exec(page)?.[0],
      /A-\d · établi le \S+/.exec(page)?.[0],
    ])
    assert.deepEqual(feet, [
      ['page 1 / 1', 'A-1 · établi le 01/02/2026'],
      ['page 1 / 2', 'A-2 · établi le 05/01/2026'],
      ['page 2 / 2', 'A-2 · établi le 05/01/2026'],
    ])
  })

  test('a table repeats its head and carries its totals over each page', async ({ assert }) => {
    const pdf = await pdfBytes(OPTIONS, (kit) => kit.table(DEBTS, debts(90)))
    const pages = await flatText(pdf, { layout: true })
    assert.isAbove(pages.length, 2)
    for (const page of pages) assert.include(page, 'Redevable')
    const forward = pages.slice(0, -1).map((page) => /À reporter\s+([\d ]+,\d\d)/.exec(page)?.[1])
    const brought = pages.slice(1).map((page) => /^\s*Report\s+([\d ]+,\d\d)/m.exec(page)?.[1])
    assert.deepEqual(brought, forward)
    assert.isTrue(forward.every(Boolean))
    assert.match(pages[pages.length - 1], /Total\s+9 000,00/)
  })

  test('a row higher than a page goes on over the next', async ({ assert }) => {
    const long = Array.from({ length: 900 }, (_, index) => `mot${index}`).join(' ')
    const pages = await extractText(
      await pdfBytes(OPTIONS, (kit) =>
        kit.table(
          {
            columns: [
              { title: 'N', value: () => '1' },
              { title: 'Texte', value: () => long },
            ],
          },
          [1]
        )
      )
    )
    const words = pages.join(' ').match(/mot\d+/g) ?? []
    assert.isAbove(pages.length, 1)
    assert.equal(new Set(words).size, 900)
  })

  test('a page turned to landscape stays so until its section ends', async ({ assert }) => {
    const pdf = await pdfBytes(OPTIONS, async (kit) => {
      await kit.section({}, () => {
        kit.text('Portrait')
        kit.newPage('landscape')
        kit.table({ ...DEBTS, carried: false }, debts(30))
      })
      await kit.section({}, () => kit.text('Portrait'))
    })
    const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 (\d+)/g)].map(
      ([, width]) => width
    )
    assert.deepEqual(boxes, ['595', '841', '841', '595'])
  })

  test('visas and articles, signatures, copies, DUPLICATA, landscape', async ({ assert }) => {
    const pdf = await pdfBytes(
      { ...OPTIONS, watermark: 'DUPLICATA', orientation: 'landscape' },
      (kit) => {
        kit.articles({
          visas: ['Vu la loi organique n° 113-14 ;'],
          articles: ['La dépense est engagée.', 'Le trésorier est chargé.'],
        })
        kit.signatures(
          { capacity: 'L’ordonnateur' },
          { capacity: 'Le trésorier', name: 'N. Chraibi' }
        )
        kit.copies(['Trésorerie communale'])
      }
    )
    const [text] = await extractText(pdf)
    for (const part of [
      'Vu la loi',
      'Décide :',
      'Article premier. —',
      'Article 2. —',
      'N. Chraibi',
      'Ampliations',
      'DUPLICATA',
    ]) {
      assert.include(flat(text), part)
    }
    const facts = await describePdf(pdf)
    assert.match(facts['Page size'], /^841\.89 x 595\.28/)
  })

  test('in Arabic everything stands from right to left', async ({ assert }) => {
    const pdf = await pdfBytes({ ...OPTIONS, title: 'إعلام', language: 'ar' }, (kit) => {
      kit.table(
        {
          columns: [
            { title: 'الملزم', value: () => 'محمد' },
            { title: 'المبلغ', amount: () => Money.ofMinor(100) },
          ],
          total: true,
        },
        [1]
      )
    })
    const [page] = await extractText(pdf, { layout: true })
    const head = page.split('\n').find((line) => line.includes('الملزم')) ?? ''
    assert.isBelow(head.indexOf('المبلغ'), head.indexOf('الملزم'))
    assert.include(pdf.toString('latin1'), '/Lang (ar-MA)')
    assert.match(page, /1 \/ 1/)
  })

  test('waits for a slow output and keeps little of the file in memory', async ({ assert }) => {
    let held = 0
    const slow = new Writable({
      highWaterMark: 64 * 1024,
      async write(chunk: Buffer, _encoding, done) {
        await setTimeout(1)
        held = Math.max(held, slow.writableLength)
        done(null)
        void chunk
      },
    })
    const { pages, bytes } = await writePdf(slow, OPTIONS, async (kit) => {
      for (let index = 0; index < 150; index++) {
        await kit.section({ number: `A-${index}` }, () => drawSampleNotice(kit, `A-${index}`))
      }
    })
    assert.equal(pages, 150)
    assert.isAbove(bytes, 500_000)
    assert.isBelow(held, 400_000)
  }).timeout(60_000)

  test('a drawing that fails leaves no file behind', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'pdf-'))
    const attempt = writePdf(join(folder, 'avis.pdf'), OPTIONS, (kit) => {
      kit.text('début')
      throw new RangeError('données absentes')
    })
    await assert.rejects(() => attempt, /données absentes/)
    assert.deepEqual(await readdir(folder), [])
    await rm(folder, { recursive: true })
  })

  test('an output that breaks fails the drawing', async ({ assert }) => {
    const broken = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('disque plein'))
      },
    })
    const attempt = writePdf(broken, OPTIONS, async (kit) => {
      for (let index = 0; index < 200; index++) {
        await kit.section({}, () => drawSampleNotice(kit, `A-${index}`))
      }
    })
    await assert.rejects(() => attempt, /disque plein/)
  })
})

test.group('What a PDF tells a screen reader', () => {
  const heard = (pdf: Buffer) => readStructure(pdf).then((lines) => lines.map((line) => flat(line)))

  test('headings, paragraphs and cells in reading order, heads and feet left out', async ({
    assert,
  }) => {
    const pdf = await pdfBytes(OPTIONS, (kit) => {
      kit.title({ fr: 'État des dettes', ar: 'بيان الديون' })
      kit.table(DEBTS, debts(60))
      kit.heading('Voies de recours')
      kit.text('Une réclamation peut être adressée au président du conseil communal. '.repeat(4))
    })
    assert.equal((await describePdf(pdf)).Tagged, 'yes')
    const lines = await heard(pdf)
    assert.deepEqual(lines.slice(0, 3), ['Document', 'H1 (block)', '"État des dettes"'])
    assert.equal(lines.filter((line) => line === 'Table (block)').length, 1)
    // one head and one total, whatever the number of pages
    assert.equal(lines.filter((line) => line === 'TR').length, 62)
    assert.equal(lines.filter((line) => line === '/Scope /Column').length, 3)
    assert.equal(lines.filter((line) => line === '"Redevable"').length, 1)
    assert.isFalse(lines.some((line) => /À reporter|page 1|établi le/.test(line)))
    assert.isAbove(lines.indexOf('H2 (block)'), lines.lastIndexOf('TR'))
  })

  test('in Arabic what begins at the right is read first', async ({ assert }) => {
    const pdf = await pdfBytes({ ...OPTIONS, title: 'إعلام', language: 'ar' }, (kit) => {
      kit.panels([
        { title: { fr: 'Avis' }, lines: ['AV-1'] },
        { title: { fr: 'Redevable' }, lines: ['BE-2'] },
      ])
      kit.columns([(side) => side.text('C-3'), (side) => side.text('D-4')])
    })
    const said = (await heard(pdf)).filter((line) => line.startsWith('"'))
    assert.deepEqual(said, ['"Avis"', '"AV-1"', '"Redevable"', '"BE-2"', '"C-3"', '"D-4"'])
  })

  test('every document of a bulk file is a section with a bookmark', async ({ assert }) => {
    const pdf = await pdfBytes(OPTIONS, async (kit) => {
      for (const number of ['A-1', 'A-2', 'A-3'])
        await kit.section({ number }, () => drawSampleNotice(kit, number))
    })
    const lines = await heard(pdf)
    assert.equal(lines.filter((line) => line === 'Sect').length, 3)
    assert.equal(lines.filter((line) => line.startsWith('Link')).length, 3)
    assert.include(pdf.toString('latin1'), '/PageMode /UseOutlines')
  })
})
