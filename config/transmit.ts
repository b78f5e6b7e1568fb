import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { redis } from '@boringnode/bus/transports/redis'
import { defineConfig } from '@adonisjs/transmit'

/**
 * Web processes and workers carry news between each other. Short shell commands tell nobody anything, and a test
 * has one web process: neither should end while a connection is still being made.
 */
const speaks = app.getEnvironment() === 'web' || process.argv.includes('worker:start')

/** Live updates over SSE; Redis carries them between web processes and workers. */
export default defineConfig({
  pingInterval: '30s',
  transport: speaks
    ? {
        driver: redis({
          host: env.get('REDIS_HOST'),
          port: env.get('REDIS_PORT'),
          password: env.get('REDIS_PASSWORD')?.release() || undefined,
          db: env.get('REDIS_DB', 0),
        }),
      }
    : null,
})
