process.env.NODE_ENV = 'test'

import { assert } from '@japa/assert'
import { configure, processCLIArgs, run } from '@japa/runner'
import { tally } from '../ops/tally.js'

/** The rules and values by themselves: no application, no database, no network. */
processCLIArgs(process.argv.splice(2))
configure({
  suites: [{ name: 'unit', files: ['tests/unit/**/*.spec.ts'], timeout: 10_000 }],
  plugins: [assert(), tally()],
  forceExit: true,
})
await run()
