import { writeFileSync } from 'node:fs'
import { inspect } from 'node:util'
import type { PluginFn } from '@japa/runner/types'

/**
 * Writes how many tests passed, failed and were skipped to the file named by IDARA_TALLY, as three numbers on
 * one line, and below it each failure with what it said; `./idara test` adds up the former and repeats the
 * latter at its end. A failing hook counts as a failure.
 */
export function tally(): PluginFn {
  return ({ emitter, runner }) => {
    const file = process.env.IDARA_TALLY
    if (!file) return
    emitter.on('runner:end', () => {
      const { aggregates, hasError, failureTree } = runner.getSummary()
      const failed = aggregates.failed || (hasError ? 1 : 0)
      const counts = `${aggregates.passed} ${failed} ${aggregates.skipped + aggregates.todo}`
      writeFileSync(file, `${[counts, ...failures(failureTree)].join('\n')}\n`)
    })
  }
}

type Suite = ReturnType<Parameters<PluginFn>[0]['runner']['getSummary']>['failureTree'][number]
type Failed = Suite | Suite['children'][number]

function failures(nodes: readonly Failed[], above: string[] = []): string[] {
  return nodes.flatMap((node) => {
    const path = [...above, node.type === 'test' ? node.title : node.name]
    const below = node.type === 'test' ? [] : failures(node.children, path)
    return [...node.errors.map(({ error }) => `✘ ${path.join(' / ')}\n${told(error)}`), ...below]
  })
}

/** An assertion's message hides what a list held; the list itself is what one wants to read. */
function told(error: Error & { actual?: unknown }): string {
  const actual = error.actual === undefined ? '' : `\n  got ${inspect(error.actual, { depth: 4 })}`
  return `  ${error.message ?? inspect(error)}${actual}`.slice(0, 4000)
}
