import { test } from '@japa/runner'
import { articleExplanation } from '#tax/rules/article_explanation'
import { extractText } from '#tests/support/documents/poppler'
import { PageClient } from '#tests/support/page_client'

const preview = async (key: string) => {
  const { bytes } = await new PageClient(null).download(`/documents/previews/${key}`)
  return extractText(bytes)
}

test.group('The papers of the tax', () => {
  test('a notice stays on one page, whatever its names, its plot and its delay', async ({
    assert,
  }) => {
    for (const key of ['tax.notice', 'tax.notice_longest'])
      assert.lengthOf(await preview(key), 1, key)
  })

  test('what is left untaxed beside a building is on the notice and in its explanation', async ({
    assert,
  }) => {
    const [text] = await preview('tax.notice_longest')
    assert.match(text.replace(/\s+/g, ' '), /11 312,4 − 5 × 200 − 5 × 1 000.* = 5 313 m²/)
    const { steps } = articleExplanation({
      rule: 'tax.tnb',
      year: 2026,
      area: '11312.4',
      covered: '200',
      used: '1000',
      coveredMultiple: '5',
      usedMultiple: '5',
      taxed: 5313,
      zone: 'equipped',
      classed: 'equipped',
      rate: '30.00',
      tariff: 'arrêté fiscal',
      principal: 15_939_000,
      sanction: 0,
    })
    assert.deepEqual(
      steps.slice(0, 3).map(({ formula }) => formula?.replace(/\s/g, ' ')),
      [
        '11 312,4 − 5 × 200 → 10 312,4 m²',
        '10 312,4 − 5 × 1 000 → 5 312,4 m²',
        '⌈5 312,4⌉ = 5 313 m²',
      ]
    )
  })
})
