import { test } from '@japa/runner'
import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { pdfBytes, type PdfOptions } from '#documents/pdf/write_pdf'
import { extractText } from '#tests/support/documents/poppler'

const OPTIONS: PdfOptions = {
  title: 'Bon de sortie',
  language: 'fr',
  date: '2026-01-05',
  number: 'BS-2026-00042',
}

const flatText = async (pdf: Buffer, options: { layout?: boolean } = {}) =>
  (await extractText(pdf, options)).map((page) =>
    page.replace(/[\u200e\u200f\u202a-\u202e]/g, '').replace(/[\u00a0\u2009\u202f]/g, ' ')
  )

test.group('What closes a paper and what its pages repeat', () => {
  test('signatures stand with the last row, capacities and names each on one line', async ({
    assert,
  }) => {
    const closing = (kit: PdfKit) => () =>
      kit.signatures(
        { capacity: 'Le demandeur', name: 'Karim Ziani' },
        { capacity: 'Le magasinier', name: 'Brahim Ouahbi', date: '2026-01-05' }
      )
    for (let count = 20; count < 40; count++) {
      const pdf = await pdfBytes(OPTIONS, (kit) =>
        kit.table(
          {
            columns: [
              { title: 'Article', align: 'end', value: (article) => String(article) },
              { title: 'Montant', amount: () => Money.ofMinor(100_00) },
            ],
            carried: true,
            total: true,
            closing: closing(kit),
          },
          Array.from({ length: count }, (_, index) => index + 1)
        )
      )
      const last = (await flatText(pdf, { layout: true })).at(-1)!
      assert.match(last, new RegExp(`\\b${count}\\b.*100,00`), `${count} rows`)
      assert.match(last, /Le demandeur +Le magasinier/)
      assert.match(last, /Karim Ziani +Brahim Ouahbi/)
    }
  })

  test('an Arabic page repeats the number of its document as it is written', async ({ assert }) => {
    const options = { ...OPTIONS, language: 'ar', number: '0204/2026/DRH' } as const
    const pdf = await pdfBytes(options, (kit) => {
      kit.text('الأولى')
      kit.newPage()
      kit.text('الثانية')
    })
    const [, second] = await flatText(pdf)
    assert.lengthOf(second.match(/0204\/2026\/DRH/g) ?? [], 2)
  })
})
