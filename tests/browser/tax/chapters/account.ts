import type { Assert } from '@japa/assert'
import type { Page } from 'playwright-core'
import { pageAs, seriousFaults } from '#tests/support/browser'
import { extractText } from '#tests/support/documents/poppler'
import { centimes, dirhams, download, plain, textOf, workbook } from '../steps.js'
import type { Story } from '../steps.js'
import { take } from './counter.js'

/** The account as page, PDF and workbook; no certificate while something is due, one when nothing is. */
export async function readTheAccount(cashier: Page, party: string, assert: Assert): Promise<void> {
  const address = `/cash/accounts/${party}`
  await cashier.goto(address)
  const page = await textOf(cashier)
  for (const fact of ['AV-2025-', 'AV-2026-', 'Soldée', 'Chèque', 'Espèces', 'Retard arrêté'])
    assert.include(page, fact)
  const foot = (await cashier.locator('tfoot').first().locator('td').allInnerTexts()).map(centimes)
  const [paid, due] = [foot[0], foot.at(-1)!]
  const late = cashier.locator('tbody tr', { hasText: 'AV-2025-' }).first()
  const [, , penalties] = (await late.locator('td[data-type=money]').allInnerTexts()).map(centimes)

  const pdf = plain(
    (await extractText(await download(cashier, `${address}/statement.pdf`), { layout: true })).join(
      ' '
    )
  )
  for (const amount of [paid, due, penalties]) assert.include(pdf, dirhams(amount))
  const book = await workbook(await download(cashier, `${address}/statement.xlsx`))
  const values: number[] = []
  book.worksheets[0].eachRow((row) =>
    row.eachCell(({ value }) => {
      const number = typeof value === 'object' && value && 'result' in value ? value.result : value
      if (typeof number === 'number') values.push(Math.round(number * 100))
    })
  )
  for (const amount of [paid, due, penalties]) assert.include(values, amount)

  await cashier.locator('form[action$="/certificates"] button').click()
  await cashier.waitForSelector('[role="alert"]')
  assert.include(await textOf(cashier), `doit encore ${dirhams(due)} DH`)
  await cashier.goto(`/cash/counter/${party}`)
  await take(cashier)
  await cashier.goto(address)
  assert.include(await textOf(cashier), 'Rien n’est dû')
  const form = cashier.locator('form[action$="/certificates"]')
  const token = await form.locator('input[name="_csrf"]').inputValue()
  const answer = await cashier.request.post(`${address}/certificates`, { form: { _csrf: token } })
  const certificate = plain((await extractText(await answer.body())).join(' '))
  for (const fact of ['Attestation de paiement', 'Belkadi Rajae', 'aucune somme exigible', 'ATP-'])
    assert.include(certificate, fact)
}

/** The auditor reads every page of it and is offered nothing to change. */
export async function auditItAll(pages: string[], assert: Assert): Promise<void> {
  const auditor = await pageAs('auditor')
  for (const address of pages) {
    const answer = await auditor.goto(address)
    assert.equal(answer?.status(), 200, address)
    const forms = await auditor
      .locator('main form[method="post"]')
      .evaluateAll((found) => found.map((form) => form.getAttribute('action')))
    assert.deepEqual(
      forms.filter((action) => !/comments|lists\//.test(action ?? '')),
      [],
      address
    )
  }
  await auditor.context().close()
}

/** The same pages in Arabic: right to left, and axe finds nothing serious. */
export async function readInArabic(pages: string[], assert: Assert): Promise<void> {
  const arabic = await pageAs(['tax_officer', 'cashier', 'cash_chief', 'finance_chief'], {
    locale: 'ar',
  })
  for (const address of pages) {
    await arabic.goto(address)
    assert.equal(await arabic.getAttribute('html', 'dir'), 'rtl')
    assert.deepEqual(await seriousFaults(arabic), [], address)
  }
  await arabic.context().close()
}

/** One page of everything the story has made. */
export function everyPage({ rolls }: Story, made: { party: string; receipt: string; day: string }) {
  return [
    '/tax/plots',
    '/tax/map',
    '/tax/declarations',
    '/tax/tariffs',
    '/tax/rolls',
    `/tax/rolls/${rolls.initial}`,
    `/tax/rolls/${rolls.supplementary}`,
    `/tax/roll-lines?f=roll:in:${rolls.initial}`,
    '/tax/notices',
    '/cash/receipts',
    '/cash/sessions',
    made.receipt,
    made.day,
    `/cash/accounts/${made.party}`,
  ]
}
