import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { Act, systemAct } from '#platform/act'
import { Access } from '#platform/permissions/access'
import { seedFoundations } from '#platform/worlds/loading'
import { openTill } from '#tax/cash/actions/open_till'
import { takePayment } from '#tax/cash/actions/take_payment'
import { findDebtors } from '#tax/cash/queries/find_debtors'
import type { Benchmark, Measure } from './contract.js'
import { latencies, percentile } from './measuring.js'
import { seed as seedPeople } from './people.js'

const PEOPLE = 1_000_000
const SEARCHES = 200
const CASHIERS = 20
const PAYMENTS = 400
const DUE_MINOR = 939_000
const STAMP = '2026-01-05 08:00:00'

/** Finding a debtor among a million, and taking payments at twenty tills at once. */
export default {
  title: 'the counter: finding a debtor, taking a payment',
  async run({ size = PEOPLE, say }) {
    await seedFoundations()
    await seedPeople(size, say)
    return [...(await searches(size)), await payments(say)]
  },
} satisfies Benchmark

async function searches(size: number): Promise<Measure[]> {
  const act = systemAct('bench')
  const some = (index: number) => (index * 7919) % size
  const bare = await latencies(SEARCHES, 1, (index) =>
    db
      .from('registry_party_identifiers')
      .where('unique_key', `cin:XB${some(index)}`)
      .first()
  )
  const yardstick = { name: 'bare SELECT by unique key', value: percentile(bare, 0.95) }
  const terms: [string, (index: number) => string][] = [
    ['by CIN', (index) => `XB${some(index)}`],
    [
      'by name in Latin letters',
      (index) => ['mohamed alami', 'fatima tazi', 'omar skalli'][index % 3],
    ],
    ['by name in Arabic letters', (index) => ['محمد العلمي', 'فاطمة التازي'][index % 2]],
    ['by a land title that nobody has', (index) => `${some(index)}/C`],
  ]
  const measures: Measure[] = []
  for (const [name, term] of terms) {
    const samples = await latencies(SEARCHES, 1, (index) => findDebtors(act, term(index)))
    measures.push({
      name: `p95 of a debtor ${name}`,
      value: percentile(samples, 0.95),
      unit: 'ms',
      yardstick,
      promise: { of: 'value', atMost: 80 },
    })
  }
  return measures
}

async function payments(say: (line: string) => void): Promise<Measure> {
  say(`${PAYMENTS} payments at ${CASHIERS} tills`)
  const place = await territory()
  const cashiers = await Promise.all(
    Array.from({ length: CASHIERS }, (_, index) => cashier(index, place))
  )
  const debts = await debtsFor(PAYMENTS, place)
  await db.rawQuery(
    'CREATE TABLE IF NOT EXISTS bench_till (id INT AUTO_INCREMENT PRIMARY KEY, amount BIGINT)'
  )
  const bare = await latencies(PAYMENTS, CASHIERS, () =>
    db.transaction((trx) => trx.table('bench_till').insert({ amount: DUE_MINOR }))
  )
  const samples = await latencies(PAYMENTS, CASHIERS, (index) =>
    takePayment(cashiers[index % CASHIERS], {
      requestKey: randomUUID(),
      partyId: debts[index].partyId,
      debtIds: [debts[index].debtId],
      amount: Money.ofMinor(100_000),
      means: 'cash',
    })
  )
  return {
    name: `p95 of a payment with ${CASHIERS} cashiers at once`,
    value: percentile(samples, 0.95),
    unit: 'ms',
    yardstick: { name: 'one bare INSERT and its commit', value: percentile(bare, 0.95) },
    promise: { of: 'value', atMost: 150 },
  }
}

async function territory(): Promise<number> {
  const known = await db.from('registry_territories').first()
  if (known) return known.id
  const [id] = await db.table('registry_territories').insert({
    kind: 'arrondissement',
    code: 'bench',
    name_fr: 'Banc d’essai',
    name_ar: 'تجربة',
    created_at: STAMP,
    updated_at: STAMP,
  })
  return id
}

async function cashier(index: number, place: number): Promise<Act> {
  const serial = `${Date.now() % 1_000_000}${index}`
  const [userId] = await db.table('platform_users').insert({
    email: `bench.${serial}@hamlet.example`,
    name_fr: `Régisseur ${index}`,
    password: '-',
    created_at: STAMP,
  })
  const [tillId] = await db.table('tax_tills').insert({
    code: `B${serial}`,
    name_fr: 'Banc',
    name_ar: 'تجربة',
    arrondissement_id: place,
    cash_ceiling_minor: 1,
    created_at: STAMP,
  })
  const act = new Act(
    { userId, name: `Régisseur ${index}` },
    Access.of([{ permission: 'cash.counter.use', scopeKind: 'commune', scopeId: null }])
  )
  await openTill(act, tillId, Money.zero)
  return act
}

async function debtsFor(
  count: number,
  place: number
): Promise<{ partyId: number; debtId: number }[]> {
  const parties = await db
    .from('registry_parties')
    .where('request_key', 'like', 'bench:%')
    .limit(count)
    .select('id')
  const debts: { partyId: number; debtId: number }[] = []
  for (const { id } of parties) {
    const [debtId] = await db.table('tax_debts').insert({
      tax: 'tnb',
      year: 2026,
      party_id: id,
      arrondissement_id: place,
      state: 'issued',
      issued_on: '2026-01-05',
      payment_last_on: '2026-02-28',
      due_on: '2026-03-31',
      limitation_on: '2030-01-05',
      principal_charged_minor: DUE_MINOR,
      created_at: STAMP,
      updated_at: STAMP,
    })
    await db.table('tax_ledger_entries').insert({
      debt_id: debtId,
      side: 'charge',
      kind: 'issue',
      part: 'principal',
      amount_minor: DUE_MINOR,
      effective_on: '2026-01-05',
      recorded_at: STAMP,
    })
    debts.push({ partyId: id, debtId })
  }
  return debts
}
