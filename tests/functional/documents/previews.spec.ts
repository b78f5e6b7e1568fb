import { test } from '@japa/runner'
import { installed } from '#platform/modules'
import { PageClient } from '#tests/support/page_client'
import { extractText } from '#tests/support/documents/poppler'

test.group('Previews of documents', () => {
  test('every declared document is listed and drawn', async ({ assert }) => {
    const client = new PageClient(null)
    const page = await client.get('/documents/previews')
    for (const preview of installed.contributions('documentPreviews').flat()) {
      assert.include(page.html, `/documents/previews/${preview.key}`)
      const { status, bytes, type } = await client.download(`/documents/previews/${preview.key}`)
      assert.deepEqual([status, type], [200, 'application/pdf'], preview.key)
      const [first] = await extractText(bytes)
      assert.isAbove(first.length, 100, preview.key)
      assert.notInclude(first, 'translation missing', preview.key)
    }
  })

  test('a document nobody declared is not found', async ({ assert }) => {
    assert.equal(await new PageClient(null).status('GET', '/documents/previews/none'), 404)
  })
})
