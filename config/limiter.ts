import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters } from '@adonisjs/limiter/types'

/** Rate limits are counted in Redis: every web process sees the same count. */
const limiterConfig = defineConfig({
  default: 'redis',
  stores: { redis: stores.redis({ connectionName: 'main' }) },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
