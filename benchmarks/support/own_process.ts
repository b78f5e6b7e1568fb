import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a piece of work gave in a process that does nothing else; megabytes are resident, at their highest. */
export interface OwnProcess<Answer> {
  seconds: number
  megabytes: number
  answer: Answer
}

/**
 * Runs an exported function of a module in a process of its own, so that its memory is its own: the booted
 * application of the benchmark holds more than most work it measures. Arguments and answer are JSON.
 */
export async function inOwnProcess<Answer>(
  module: URL,
  name: string,
  ...values: unknown[]
): Promise<OwnProcess<Answer>> {
  const child = fork(
    fileURLToPath(new URL('own_process_child.ts', import.meta.url)),
    [module.href, name],
    {
      execArgv: ['--import=./ops/typescript.js'],
    }
  )
  child.send(values)
  const [answer] = (await Promise.race([once(child, 'message'), ended(child)])) as [
    OwnProcess<Answer>,
  ]
  return answer
}

async function ended(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(child, 'exit')
  throw new Error(`The process of the measured work ended with ${code}`)
}
