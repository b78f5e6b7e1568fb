import env from '#start/env'
import { defineConfig } from '@adonisjs/transmit'
import { redis } from '@boringnode/bus/transports/redis'

/** Live updates over SSE; Redis carries them between web processes and workers. */
export default defineConfig({
  pingInterval: '30s',
  transport: {
    driver: redis({
      host: env.get('REDIS_HOST'),
      port: env.get('REDIS_PORT'),
      password: env.get('REDIS_PASSWORD')?.release() || undefined,
      db: env.get('REDIS_DB', 0),
      keyPrefix: 'transmit',
    }),
  },
})
