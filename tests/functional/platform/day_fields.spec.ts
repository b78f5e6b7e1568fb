import { test } from '@japa/runner'
import { PageClient } from '#tests/support/page_client'

test.group('Days in fields', () => {
  test('a day is shown and read as the page writes it, and a wrong one comes back as typed', async ({
    assert,
  }) => {
    const admin = await PageClient.signedIn('administrator')
    const asked = await admin.get('/administration/settings?on=31%2F12%2F2026')
    assert.include(asked.html, 'value="31/12/2026"')
    assert.notInclude(asked.html, ' type="date"')
    const iso = await admin.get('/registry/units?on=2026-02-28')
    assert.include(iso.html, 'value="28/02/2026"')
    const wrong = await admin.get('/registry/units?on=31%2F02%2F2026')
    assert.include(wrong.html, 'role="status"')
  })

  test('French signs stay with their words', async ({ assert }) => {
    const admin = await PageClient.signedIn('administrator')
    const page = await admin.get('/administration/users')
    assert.include(page.html, 'Vue\u00a0:')
  })
})
