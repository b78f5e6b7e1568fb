import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * Gives back the memory that drawn pages have left behind. V8 alone waits until some hundred megabytes have gathered; after
 * each chunk of a long print it takes a few milliseconds and keeps the worker small.
 */
export function releaseSpentMemory(): void {
  collect()
}
