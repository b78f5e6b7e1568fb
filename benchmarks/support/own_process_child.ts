import { once } from 'node:events'
import { peakMemory, seconds } from '../measuring.js'

/** The other side of `inOwnProcess`: runs the work it is told, answers what it took, ends. */
const [, , module, name] = process.argv
const [values] = (await once(process, 'message')) as [unknown[]]
const { [name]: work } = (await import(module)) as Record<
  string,
  (...values: unknown[]) => Promise<unknown>
>
const { megabytes, answer } = await peakMemory(() => seconds(() => work(...values)))
process.send?.({ seconds: answer.seconds, megabytes, answer: answer.answer ?? null }, () =>
  process.disconnect()
)
