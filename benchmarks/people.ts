import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { transaction } from '#platform/transaction'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { findParties } from '#registry/queries/find_parties'
import { keepParty } from '#registry/rules/party_facts'
import type { PartyFacts } from '#registry/rules/party_facts'
import type { Benchmark, Measure } from './contract.js'
import { latencies, percentile, seconds } from './measuring.js'

const PEOPLE = 1_000_000
const SAMPLES = 200
const PROMISE = { of: 'value', atMost: 80 } as const

const ROOTS = [
  'alami',
  'benjelloun',
  'tazi',
  'skalli',
  'idrissi',
  'chraibi',
  'fassi',
  'bennani',
  'lahlou',
  'amrani',
]
const ARABIC = [
  'العلمي',
  'بنجلون',
  'التازي',
  'الصقلي',
  'الإدريسي',
  'الشرايبي',
  'الفاسي',
  'بناني',
  'لحلو',
  'العمراني',
]
const FIRST = [
  'mohamed',
  'fatima',
  'youssef',
  'khadija',
  'omar',
  'zineb',
  'hassan',
  'rajae',
  'karim',
  'naima',
]
const FIRST_ARABIC = [
  'محمد',
  'فاطمة',
  'يوسف',
  'خديجة',
  'عمر',
  'زينب',
  'حسن',
  'رجاء',
  'كريم',
  'نعيمة',
]

/** Somebody of the bench town: few names are very common, many are rare, as in a real one. */
function somebody(serial: number): PartyFacts {
  const mixed = Math.imul(serial + 1, 2_654_435_761) >>> 0
  const common = mixed % 3 === 0
  const root = (mixed >>> 4) % 10
  const first = (mixed >>> 12) % 10
  const rare = String.fromCodePoint(
    97 + (serial % 26),
    97 + ((serial >> 5) % 26),
    97 + ((serial >> 10) % 26)
  )
  return {
    kind: 'person',
    lastNameFr: common ? ROOTS[root] : `${ROOTS[root]}${rare}`,
    firstNameFr: FIRST[first],
    lastNameAr: ARABIC[root],
    firstNameAr: FIRST_ARABIC[first],
    birthOn: `19${String(50 + (serial % 50))}-0${1 + (serial % 9)}-1${serial % 9}`,
    roles: ['taxpayer'],
    identifiers: [{ kind: 'cin', value: `XB${serial}` }],
    requestKey: `bench:${serial}`,
  }
}

export async function seed(size: number, say: (line: string) => void): Promise<void> {
  const found = await db
    .from('registry_parties')
    .where('request_key', 'like', 'bench:%')
    .count('* as total')
    .first()
  if (Number(found.total) >= size) return
  say(`making ${size} people`)
  const now = new Date()
  for (let start = Number(found.total); start < size; start += 5_000) {
    const facts = Array.from({ length: Math.min(5_000, size - start) }, (_, index) =>
      somebody(start + index)
    )
    const kept = facts.map(keepParty)
    await db.transaction(async (trx) => {
      await trx.table('registry_parties').multiInsert(
        kept.map((item) => ({
          ...item.columns,
          request_key: item.requestKey,
          created_at: now,
          updated_at: now,
        }))
      )
      const rows = await trx
        .from('registry_parties')
        .whereIn(
          'request_key',
          kept.map((item) => item.requestKey!)
        )
        .select('id', 'request_key')
      const ids = new Map<string, number>(rows.map((row) => [row.request_key, row.id]))
      await trx
        .table('registry_party_tokens')
        .multiInsert(
          kept.flatMap((item) =>
            item.tokens.map((token) => ({ token, party_id: ids.get(item.requestKey!)! }))
          )
        )
      await trx.table('registry_party_identifiers').multiInsert(
        kept.flatMap((item) =>
          item.identifiers.map((identifier) => ({
            party_id: ids.get(item.requestKey!)!,
            kind: identifier.kind,
            value: identifier.value,
            unique_key: identifier.uniqueKey,
            created_at: now,
          }))
        )
      )
    })
  }
  await db.rawQuery(
    'analyze table registry_parties, registry_party_tokens, registry_party_identifiers'
  )
}

/** Finding one person among a million as a clerk types, and registering them by the thousand. */
export default {
  title: 'people found and registered',
  async run({ size = PEOPLE, say }) {
    await seed(size, say)
    const act = systemAct('bench')
    const some = (index: number) => (index * 7919) % size
    const bare = await latencies(SAMPLES, 1, (index) =>
      db
        .from('registry_party_identifiers')
        .where('unique_key', `cin:XB${some(index)}`)
        .first()
    )
    const yardstick = { name: 'bare SELECT by unique key', value: percentile(bare, 0.95) }
    const terms: [string, (index: number) => string][] = [
      ['whole CIN', (index) => `xb ${some(index)}`],
      ['beginning of a CIN', (index) => `XB${String(some(index)).slice(0, 4)}`],
      [
        'a rare name',
        (index) => `${somebody(some(index)).lastNameFr} ${somebody(some(index)).firstNameFr}`,
      ],
      ['a very common name', (index) => `${FIRST[index % 10]} ${ROOTS[index % 10]}`],
      [
        'first letters of two words',
        (index) => `${FIRST[index % 10].slice(0, 2)} ${ROOTS[index % 10].slice(0, 3)}`,
      ],
      ['an Arabic name', (index) => `${FIRST_ARABIC[index % 10]} ${ARABIC[index % 10]}`],
      [
        'two common words in the other order',
        (index) => `${FIRST[index % 10]} ${ROOTS[(index + 1) % 10]}`,
      ],
    ]
    const measures: Measure[] = []
    for (const [name, term] of terms) {
      const samples = await latencies(SAMPLES, 1, (index) =>
        findParties(act, { term: term(index), limit: 12 })
      )
      measures.push({
        name: `p95 of ${name}`,
        value: percentile(samples, 0.95),
        unit: 'ms',
        yardstick,
        promise: PROMISE,
      })
    }
    const fresh = Array.from({ length: 5_000 }, (_, index): PartyFacts => ({
      ...somebody(index),
      requestKey: undefined,
      identifiers: [{ kind: 'cin', value: `YB${Date.now() % 100}${index}` }],
    }))
    const registered = await seconds(() => transaction((trx) => registerPartiesIn(trx, act, fresh)))
    measures.push({
      name: 'people registered a second',
      value: fresh.length / registered.seconds,
      unit: 'rows/s',
    })
    return measures
  },
} satisfies Benchmark
