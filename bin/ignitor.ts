import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

const APP_ROOT = new URL('../', import.meta.url)

/**
 * The application, ready to become a web server, a shell command or a test run.
 * Stops cleanly on SIGTERM and SIGINT.
 */
export function ignitor(): Ignitor {
  return new Ignitor(APP_ROOT, {
    importer: (path: string) =>
      path.startsWith('./') || path.startsWith('../')
        ? import(new URL(path, APP_ROOT).href)
        : import(path),
  }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
  })
}

/** Prints why the process could not start, and makes it exit with 1. */
export function fail(error: unknown): void {
  process.exitCode = 1
  prettyPrintError(error)
}
