import type { ApplicationService } from '@adonisjs/core/types'

/**
 * One figure. The yardstick is the barest way to do the same work, measured in the same run and in
 * the same unit; `ratio` is value over yardstick. A promise is kept or the benchmark fails.
 */
export interface Measure {
  name: string
  value: number
  /** Such as 's', 'ms', 'rows/s', 'MB'. */
  unit: string
  yardstick?: { name: string; value: number }
  promise?: { of: 'value' | 'ratio'; atMost: number } | { of: 'value' | 'ratio'; atLeast: number }
}

/** What a benchmark is given: the booted application and the size asked for with --size. */
export interface BenchmarkContext {
  app: ApplicationService
  /** Undefined: the benchmark's own ordinary size. */
  size?: number
  /** A line of progress, kept away from the figures. */
  say(line: string): void
}

/**
 * The default export of benchmarks/NAME.ts, run by `./idara bench NAME` in a database of its own
 * (idara_bench), migrated, with whatever an earlier run left: a benchmark makes the rows it needs.
 */
export interface Benchmark {
  title: string
  run(context: BenchmarkContext): Promise<Measure[]>
}

/** Value over yardstick, when there is one. */
export function ratioOf(measure: Measure): number | undefined {
  return measure.yardstick ? measure.value / measure.yardstick.value : undefined
}

/** Whether the promise is kept; a measure without a promise always is. */
export function kept(measure: Measure): boolean {
  const { promise } = measure
  if (!promise) return true
  const figure = promise.of === 'ratio' ? ratioOf(measure) : measure.value
  if (figure === undefined || !Number.isFinite(figure)) return false
  return 'atMost' in promise ? figure <= promise.atMost : figure >= promise.atLeast
}
