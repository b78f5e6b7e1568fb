import { readdir } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { installed } from '#platform/modules'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { extractText } from '#tests/support/documents/poppler'

const previews = () =>
  installed
    .contributions('documentPreviews')
    .flat()
    .filter(({ key }) => /^(procurement|budget|stores)\./.test(key))

/** The last page of a paper, whatever its length. */
const lastPage = async (bytes: Buffer) => (await extractText(bytes)).at(-1) ?? ''

test.group('Papers of purchasing, budget and stores', () => {
  test('every document has a preview in both directions', async ({ assert }) => {
    const files = await Promise.all(
      ['procurement', 'budget', 'stores'].map((module) =>
        readdir(app.makePath('app', module, 'documents'))
      )
    )
    const drawn = files.flat().filter((name) => !/previews|samples/.test(name))
    const keys = previews().map(({ key }) => key)
    for (const language of ['fr', 'ar']) {
      const named = keys.filter((key) => key.endsWith(`.${language}`))
      assert.isAtLeast(named.length, drawn.length)
    }
    assert.sameMembers(
      keys.filter((key) => key.endsWith('.fr')).map((key) => key.slice(0, -3)),
      keys.filter((key) => key.endsWith('.ar')).map((key) => key.slice(0, -3))
    )
  })

  test('a paper in Arabic has no French label, and no text is missing', async ({ assert }) => {
    for (const preview of previews()) {
      const text = (await extractText(await pdfBytes(preview.options, preview.draw))).join('\n')
      assert.notInclude(text, 'missing', preview.key)
      if (!preview.key.endsWith('.ar')) continue
      for (const label of ['Désignation', 'Quantité', 'Objet :', 'Net à payer', 'Motif', 'CUMP']) {
        if (label === 'Objet :' && preview.key.startsWith('procurement.minutes')) continue
        assert.notInclude(text, label, preview.key)
      }
    }
  }).timeout(30_000)

  test('signatures of an order never stand alone on its last page', async ({ assert }) => {
    for (const { key, options, draw } of previews()) {
      if (!/^procurement\.order.*\.fr$/.test(key)) continue
      const last = await lastPage(await pdfBytes(options, draw))
      assert.include(last, 'L’ordonnateur', key)
      assert.include(last, 'Arrêté à la somme', key)
    }
  })
})
