import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { closeBrowser, pageAs } from '#tests/support/browser'
import { emptyTaxRegister } from '#tests/support/tax/empty_register'
import { WorkerProcess } from '#tests/support/worker'
import * as account from './chapters/account.js'
import { bringInTheCensus } from './chapters/census.js'
import * as counter from './chapters/counter.js'
import * as papers from './chapters/papers.js'
import * as register from './chapters/register.js'
import * as rolls from './chapters/rolls.js'
import type { Story } from './steps.js'

/** One story in seven chapters, each on what the ones before have left: a chapter alone has nothing to stand on. */
test.group('From a census file to a receipt, in Chromium', (group) => {
  const story = {
    corrected: { title: '36980/45', area: 12_400.5 },
    shared: { title: '186336/45', coOwner: register.CO_OWNERS[1].identifier },
  } as Story
  const made = { party: '', receipt: '', day: '' }
  let cashier: Page
  let worker: WorkerProcess
  group.tap((chapter) => chapter.timeout(300_000))
  group.setup(async () => {
    await emptyTaxRegister()
    worker = await WorkerProcess.start()
    story.officer = await pageAs('tax_officer')
    story.chief = await pageAs('finance_chief')
  })
  group.teardown(async () => {
    await worker.stop()
    await closeBrowser()
    await emptyTaxRegister()
  })

  test('the officer brings in the census, its complement, and the census again', ({ assert }) =>
    bringInTheCensus(story, assert))

  test('she reads and keeps the register', async ({ assert }) => {
    await register.readTheRegister(story, assert)
    await register.correct(story, assert)
    await register.transfer(story, assert)
    await register.splitAndMerge(story, assert)
    await register.fileThePapers(story, assert)
  })

  test('the tariff of 2026 is proposed inside the bracket and approved by a second person', ({
    assert,
  }) => rolls.setTheTariff(story, assert))

  test('the roll is tried, compared with 2025 and issued; a supplement taken back and reissued', async ({
    assert,
  }) => {
    await rolls.issueTheRoll(story, assert)
    await rolls.addTakeBackReissue(story, assert)
    await rolls.readANotice(story, assert)
  })

  test('workers make the notices, the roll and its workbook; a passer-by verifies', async ({
    assert,
  }) => {
    await papers.makeThePapers(story, assert)
    await papers.verifyANotice(story, assert)
  })

  test('the cashier finds debtors, takes every means of payment, takes one back', async ({
    assert,
  }) => {
    cashier = await counter.openTheTill(assert)
    await counter.findThem(story, cashier, assert)
    Object.assign(made, await counter.payInParts(cashier, assert))
    await counter.payAndTakeBack(cashier, assert)
  })

  test('the account tells everything, the till is closed, the auditor reads it all', async ({
    assert,
  }) => {
    await account.readTheAccount(cashier, made.party, assert)
    made.day = await counter.closeTheTill(cashier, assert)
    const pages = account.everyPage(story, made)
    await account.auditItAll(pages, assert)
    const own = [`/tax/plots/${story.plot}`, `/cash/counter/${made.party}`]
    await account.readInArabic([...pages, ...own], assert)
  })
})
