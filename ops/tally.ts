import { writeFileSync } from 'node:fs'
import type { PluginFn } from '@japa/runner/types'

/**
 * Writes how many tests passed, failed and were skipped to the file named by IDARA_TALLY, as
 * three numbers on one line; `./idara test` adds them up. A failing hook counts as a failure.
 */
export function tally(): PluginFn {
  return ({ emitter, runner }) => {
    const file = process.env.IDARA_TALLY
    if (!file) return
    emitter.on('runner:end', () => {
      const { aggregates, hasError } = runner.getSummary()
      const failed = aggregates.failed || (hasError ? 1 : 0)
      writeFileSync(
        file,
        `${aggregates.passed} ${failed} ${aggregates.skipped + aggregates.todo}\n`
      )
    })
  }
}
