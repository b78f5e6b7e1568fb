import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { ribKey } from '#values/identifiers'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { openCreditLine } from '#budget/actions/open_credit_line'
import { saveSupplier } from '#procurement/actions/save_supplier'

const act = systemAct('test')
let serial = (Date.now() % 90_000_000) + 1_000_000

/** A number nobody else of this test run has. */
export function nextSerial(): number {
  return ++serial
}

/** A fresh line of this year's budget with credit opened, in dirhams. */
export async function creditLine(
  dirhams: string,
  section: 'operating' | 'equipment' = 'operating'
) {
  const number = String(nextSerial()).slice(-8)
  const code = `30.${number.slice(0, 4)}.${number.slice(4, 6)}.${number.slice(6, 8)}`
  return openCreditLine(act, {
    year: Number(clock.today().slice(0, 4)),
    section,
    code,
    labelFr: `Ligne d’essai ${number}`,
    voted: Money.ofDirhams(dirhams),
  })
}

/** An ICE and a RIB that are valid and new. */
export function newIdentifiers(): { ice: string; rib: string } {
  const firm = String(nextSerial()).padStart(9, '0')
  const first13 = `${firm}0000`
  const check = 97n - ((BigInt(first13) * 100n) % 97n)
  const account = `007780${String(nextSerial()).padStart(16, '0')}`
  return { ice: `${first13}${String(check).padStart(2, '0')}`, rib: `${account}${ribKey(account)}` }
}

/** A supplier with an account. */
export async function supplier(
  name = `Fournisseur ${nextSerial()}`,
  kind: 'company' | 'cooperative' = 'company'
) {
  const { ice, rib } = newIdentifiers()
  const saved = await saveSupplier(act, { name, kind, ice, rib, smallFirm: true })
  return saved.load('party').then(() => saved)
}

/** The balances of a line as the database holds them, in dirhams. */
export async function balances(lineId: number) {
  const row = await db.from('budget_lines').where('id', lineId).firstOrFail()
  const dirhams = (minor: number) => Money.ofMinor(minor).toDecimal()
  return {
    opened: dirhams(row.opened_minor),
    preCommitted: dirhams(row.pre_committed_minor),
    committed: dirhams(row.committed_minor),
    liquidated: dirhams(row.liquidated_minor),
    mandated: dirhams(row.mandated_minor),
    paid: dirhams(row.paid_minor),
  }
}

/** What earlier runs bought of a nature no longer counts against this year's ceiling. */
export async function forgetPurchases(nature: string): Promise<void> {
  await db.from('budget_commitments').where('nature', nature).update({ state: 'released' })
  await db.from('procurement_requests').where('nature', nature).update({ state: 'cancelled' })
}
