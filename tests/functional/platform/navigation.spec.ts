import { test } from '@japa/runner'
import { PageClient } from '#tests/support/page_client'

/** The entry of the menu that is lit on a page. */
const LIT = /<nav[\s\S]*?<a href="([^"]+)"[^>]*aria-current="page"/

test.group('Navigation', () => {
  test('the line of a page is lit, and that of a page lying beside it')
    .with([
      { page: '/tax/rolls', lit: '/tax/rolls' },
      { page: '/tax/roll-lines', lit: '/tax/rolls' },
      { page: '/collection/acts', lit: '/collection/lists' },
      { page: '/tax/plots', lit: '/tax/plots' },
    ])
    .run(async ({ assert }, { page, lit }) => {
      const officer = await PageClient.signedIn('tax_officer')
      const { html } = await officer.get(page)
      assert.equal(LIT.exec(html)?.[1], lit)
    })
})
