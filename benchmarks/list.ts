import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { foldText } from '#values/text'
import { systemAct } from '#platform/act'
import { ListAddresses } from '#platform/lists/addresses'
import { defineList } from '#platform/lists/definition'
import { tablePage } from '#platform/lists/page'
import { parseState } from '#platform/lists/state'
import type { Benchmark, Measure } from './contract.js'
import { latencies, percentile } from './measuring.js'

const ROWS = 1_000_000
const SAMPLES = 60
const PROMISE = { of: 'value', atMost: 300 } as const

const STATES = ['issued', 'due', 'partial', 'paid', 'cancelled']
const NAMES = [
  'El Amrani',
  'Benjelloun',
  'Tazi',
  'Alaoui',
  'Skalli',
  'Chraibi',
  'بنجلون',
  'العمراني',
  'Océan Bleu',
  'Atlas',
]
const FIRST = ['Khadija', 'Youssef', 'Omar', 'Rajae', 'محمد', 'Zineb', 'Immobilier', 'Logistique']

const list = defineList({
  name: 'bench.notices',
  permission: 'bench.view',
  scope: { arrondissement: 'bench_notices.place_id' },
  route: 'jobs.index',
  key: 'bench_notices.id',
  query: () =>
    db.from('bench_notices').leftJoin('bench_places', 'bench_places.id', 'bench_notices.place_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'bench_notices.number',
      unique: true,
      sortable: true,
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'payer',
      type: 'party',
      select: 'bench_notices.payer',
      search: 'words',
      searchOn: 'bench_notices.search_text',
      folded: true,
    },
    {
      key: 'place',
      type: 'reference',
      select: 'bench_places.name',
      filterOn: 'bench_notices.place_id',
      filterable: true,
    },
    {
      key: 'due',
      type: 'money',
      select: 'bench_notices.due_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'due_on',
      type: 'date',
      select: 'bench_notices.due_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'state',
      type: 'state',
      select: 'bench_notices.state',
      filterable: true,
      values: { texts: 'x', tones: {} },
    },
  ],
  defaultColumns: ['number', 'payer', 'place', 'due', 'due_on', 'state'],
  defaultSort: '-number',
})

/** A seeded generator, so that every run sees the same town. */
function random(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

async function seed(size: number, say: (line: string) => void): Promise<void> {
  const [tables] = await db.rawQuery("SHOW TABLES LIKE 'bench_notices'")
  if (tables.length > 0) {
    const [found] = await db.rawQuery('SELECT COUNT(*) AS total FROM bench_notices')
    if (Number(found[0].total) === size) return
  }
  say(`making ${size} rows`)
  await db.rawQuery('DROP TABLE IF EXISTS bench_notices')
  await db.rawQuery('DROP TABLE IF EXISTS bench_places')
  await db.rawQuery(
    'CREATE TABLE bench_places (id INT UNSIGNED PRIMARY KEY, name VARCHAR(60) NOT NULL)'
  )
  await db.table('bench_places').multiInsert(
    Array.from({ length: 16 }, (_, index) => ({
      id: index + 1,
      name: `Arrondissement ${index + 1}`,
    }))
  )
  await db.rawQuery(`CREATE TABLE bench_notices (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, number VARCHAR(20) NOT NULL, payer VARCHAR(80) NOT NULL,
    search_text VARCHAR(80) NOT NULL, place_id INT UNSIGNED NOT NULL, due_minor BIGINT NOT NULL, due_on DATE NULL,
    state VARCHAR(12) NOT NULL)`)
  const next = random(42)
  const pick = <Item>(items: Item[]) => items[Math.floor(next() * items.length)]
  for (let start = 0; start < size; start += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, size - start) }, (_, index) => {
      const serial = start + index + 1
      const payer = `${pick(NAMES)} ${pick(FIRST)} ${Math.floor(next() * 50_000)}`
      const day = `202${Math.floor(next() * 7)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
      return {
        number: `AV-2026-${String(serial).padStart(7, '0')}`,
        payer,
        search_text: foldText(payer),
        place_id: 1 + Math.floor(next() * 16),
        due_minor: Math.floor(next() * 10_000_000),
        due_on: serial % 50 === 0 ? null : day,
        state: pick(STATES),
      }
    })
    await db.table('bench_notices').multiInsert(rows)
  }
  say('indexing')
  await db.rawQuery(`ALTER TABLE bench_notices ADD UNIQUE (number), ADD KEY (due_minor, id), ADD KEY (due_on, id),
    ADD KEY (state, due_on, id), ADD KEY (place_id, number), ADD FULLTEXT KEY (search_text)`)
  await db.rawQuery('ANALYZE TABLE bench_notices')
}

/** What people do with a list; `after` goes on from the page before. */
const USES: { name: string; address: (index: number) => string; onwards?: boolean }[] = [
  { name: 'opening it', address: () => '' },
  { name: 'next pages, sorted by amount', address: () => 'sort=-due', onwards: true },
  {
    name: 'next pages, sorted by a day that may be absent',
    address: () => 'sort=due_on',
    onwards: true,
  },
  {
    name: 'filter by state and day',
    address: (index) => `f=state:in:due;due_on:on:202${index % 7}-0${(index % 9) + 1}&sort=-due_on`,
  },
  { name: 'filter by arrondissement', address: (index) => `f=place:in:${(index % 16) + 1}` },
  {
    name: 'filter: either of two',
    address: (index) => `f=place:in:${(index % 16) + 1}|due:gt:99000&sort=-due`,
  },
  {
    name: 'search a number',
    address: (index) => `q=AV-2026-0${String(index * 137 + 1000).padStart(6, '0')}`,
  },
  {
    name: 'search a name that is rare',
    address: (index) => `q=${encodeURIComponent(`tazi ${index * 731 + 10_000}`)}`,
  },
  {
    name: 'search a name that is common',
    address: (index) =>
      `q=${encodeURIComponent(['alaoui', 'océan', 'بنجلون', 'khadija'][index % 4])}`,
  },
]

const benchmark: Benchmark = {
  title: 'Lists: one page of a large table, counts and totals included',
  async run({ size = ROWS, say }) {
    await seed(size, say)
    const act = systemAct('Benchmark')
    const i18n = i18nManager.locale('fr')
    const bare = await latencies(SAMPLES, 1, (index) =>
      db.rawQuery('SELECT * FROM bench_notices WHERE number < ? ORDER BY number DESC LIMIT 51', [
        `AV-2026-${String(size - index * 1000).padStart(7, '0')}`,
      ])
    )
    const yardstick = { name: 'bare indexed SELECT of 51 rows, p95', value: percentile(bare, 0.95) }
    const measures: Measure[] = []
    for (const use of USES) {
      let onwards = ''
      const samples = await latencies(SAMPLES, 1, async (index) => {
        const address = new URLSearchParams(use.address(index) + onwards)
        const { state } = parseState(list, Object.fromEntries(address), null)
        const table = await tablePage(
          list,
          state,
          new ListAddresses(list, '/bench', state, null),
          act,
          i18n
        )
        const after = table.next ? new URLSearchParams(table.next.split('?')[1]).get('after') : null
        onwards = use.onwards && after ? `&after=${after}` : ''
      })
      measures.push({
        name: `${use.name}, p95`,
        value: percentile(samples, 0.95),
        unit: 'ms',
        yardstick,
        promise: PROMISE,
      })
    }
    return measures
  },
}

export default benchmark
