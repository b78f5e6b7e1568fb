import db from '@adonisjs/lucid/services/db'
import { defineModule, install, installed } from '#platform/modules'
import { numbers } from '#platform/numbering/numbers'
import { transaction } from '#platform/transaction'
import type { Benchmark } from './contract.js'
import { latencies, percentile, seconds } from './measuring.js'

const COUNTERS = 50
const SERIES = 'bench.receipt'
const DAY = '2026-05-01'

/** Official numbers asked for by fifty counters at once, each inside its own transaction. */
export default {
  title: `${COUNTERS} counters ask for gapless numbers at once`,
  async run({ size = 2000, say }) {
    install([
      ...installed.modules(),
      defineModule({
        name: 'bench',
        numberSeries: [{ key: SERIES, pattern: '{year}-{number:6}' }],
      }),
    ])
    await db.from('platform_number_series').where('series', SERIES).delete()
    await db.rawQuery('CREATE TABLE IF NOT EXISTS bench_counter (id INT PRIMARY KEY, last INT)')
    await db.rawQuery('REPLACE INTO bench_counter VALUES (1, 0)')

    // warms the pool, so that both sides measure locking and commits rather than sign-ins
    await latencies(COUNTERS, COUNTERS, () => db.rawQuery('SELECT SLEEP(0.05)'))

    say(`${size} updates of one row, each committed`)
    const bare = await seconds(() =>
      latencies(size, COUNTERS, () =>
        db.transaction((trx) =>
          trx.rawQuery('UPDATE bench_counter SET last = last + 1 WHERE id = 1')
        )
      )
    )
    say(`${size} official numbers`)
    const issued: number[] = []
    const official = await seconds(() =>
      latencies(size, COUNTERS, () =>
        transaction(async (trx) => {
          const { number } = await numbers.issue(trx, SERIES, DAY)
          issued.push(number)
        })
      )
    )
    const distinct = new Set(issued)
    const faults = issued.length - distinct.size + Math.max(...issued) - distinct.size
    return [
      {
        name: 'p95 of one number',
        value: percentile(official.answer, 0.95),
        unit: 'ms',
        yardstick: { name: 'bare UPDATE of one row', value: percentile(bare.answer, 0.95) },
        promise: { of: 'value', atMost: 150 },
      },
      {
        name: 'numbers a second',
        value: size / official.seconds,
        unit: '/s',
        yardstick: { name: 'bare UPDATE of one row', value: size / bare.seconds },
      },
      { name: 'gaps and duplicates', value: faults, unit: '', promise: { of: 'value', atMost: 0 } },
    ]
  },
} satisfies Benchmark
