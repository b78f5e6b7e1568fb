import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { readdir } from 'node:fs/promises'
import { cpus } from 'node:os'
import { type Benchmark, kept, type Measure, ratioOf } from '../benchmarks/contract.js'

const NOT_BENCHMARKS = ['contract.ts', 'measuring.ts']

/** What one benchmark gave; `failure` instead of measures when it could not be run. */
interface Result {
  benchmark: string
  title: string
  seconds: number
  measures: (Measure & { ratio?: number; kept: boolean })[]
  failure?: string
}

/** Runs benchmarks and prints their figures; ends with 1 when one fails or breaks its promise. */
export default class BenchRun extends BaseCommand {
  static commandName = 'bench:run'
  static description = 'Run the benchmarks, each beside its yardstick'
  static options: CommandOptions = { startApp: true }

  @args.string({ required: false, description: 'One benchmark; all of them when left out' })
  declare name?: string

  @flags.boolean({ description: 'Figures as JSON' })
  declare json: boolean

  @flags.number({ description: 'Rows, pages or requests, as the benchmark understands it' })
  declare size?: number

  async run() {
    const folder = new URL('../benchmarks/', import.meta.url)
    const files = await readdir(folder)
    const names = files
      .filter((file) => file.endsWith('.ts') && !NOT_BENCHMARKS.includes(file))
      .map((file) => file.slice(0, -3))
      .sort()
    if (this.name && !names.includes(this.name)) {
      this.logger.error(`There is no benchmark "${this.name}"; there are: ${names.join(', ')}`)
      this.exitCode = 1
      return
    }
    const results: Result[] = []
    for (const name of this.name ? [this.name] : names) {
      const result = await this.#measure(name, folder)
      results.push(result)
      if (!this.json) this.#print(result)
    }
    if (this.json) {
      const machine = { cores: cpus().length, processor: cpus()[0]?.model, node: process.version }
      console.log(JSON.stringify({ machine, results }, null, 2))
    }
    const broken = results.some(
      (result) => result.failure || result.measures.some((measure) => !measure.kept)
    )
    if (broken || results.length === 0) this.exitCode = 1
  }

  /** Runs one benchmark; its failure is a result too, so that the others still run. */
  async #measure(name: string, folder: URL): Promise<Result> {
    const began = performance.now()
    const result: Result = { benchmark: name, title: name, seconds: 0, measures: [] }
    try {
      const module = await import(new URL(`${name}.js`, folder).href)
      const benchmark: Benchmark = module.default
      result.title = benchmark.title
      const measures = await benchmark.run({
        app: this.app,
        size: this.size,
        say: (line) => process.stderr.write(`  ${name}: ${line}\n`),
      })
      result.measures = measures.map((measure) => ({
        ...measure,
        ratio: ratioOf(measure),
        kept: kept(measure),
      }))
    } catch (error) {
      result.failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    result.seconds = (performance.now() - began) / 1000
    return result
  }

  #print(result: Result) {
    console.log(`\n${result.benchmark}: ${result.title} (${result.seconds.toFixed(1)} s in all)`)
    if (result.failure) console.log(`  ✘ ${result.failure}`)
    for (const measure of result.measures) {
      const parts = [`${number(measure.value)} ${measure.unit}`]
      if (measure.yardstick) {
        parts.push(`${measure.yardstick.name} ${number(measure.yardstick.value)} ${measure.unit}`)
      }
      if (measure.ratio !== undefined) parts.push(`ratio ${measure.ratio.toFixed(2)}`)
      if (measure.promise) parts.push(promised(measure.promise))
      console.log(`  ${measure.kept ? '✔' : '✘'} ${measure.name}: ${parts.join(', ')}`)
    }
  }
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
}

function promised(promise: NonNullable<Measure['promise']>): string {
  const figure = promise.of === 'ratio' ? 'ratio ' : ''
  return 'atMost' in promise
    ? `promised ${figure}≤ ${promise.atMost}`
    : `promised ${figure}≥ ${promise.atLeast}`
}
