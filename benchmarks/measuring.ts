import { setInterval } from 'node:timers'

/** Seconds that the work took, with its answer. */
export async function seconds<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> {
  const began = performance.now()
  const answer = await work()
  return { seconds: (performance.now() - began) / 1000, answer }
}

/** The value below which a share of the samples lies: percentile(samples, 0.95). */
export function percentile(samples: number[], share: number): number {
  if (samples.length === 0) throw new RangeError('No sample was taken')
  const sorted = [...samples].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}

/** Megabytes of resident memory at the highest point of the work, sampled ten times a second. */
export async function peakMemory<T>(
  work: () => Promise<T>
): Promise<{ megabytes: number; answer: T }> {
  let highest = process.memoryUsage.rss()
  const sampling = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 100)
  try {
    const answer = await work()
    highest = Math.max(highest, process.memoryUsage.rss())
    return { megabytes: highest / 1024 / 1024, answer }
  } finally {
    clearInterval(sampling)
  }
}

/**
 * Runs `work` count times, `abreast` of them at once; gives the milliseconds of each call.
 * The first failure ends it.
 */
export async function latencies(
  count: number,
  abreast: number,
  work: (index: number) => Promise<unknown>
): Promise<number[]> {
  const samples: number[] = []
  let next = 0
  async function lane() {
    while (next < count) {
      const index = next++
      const began = performance.now()
      await work(index)
      samples.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: abreast }, lane))
  return samples
}
