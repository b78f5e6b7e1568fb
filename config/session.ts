import { appUrl } from '#config/app'
import { defineConfig, stores } from '@adonisjs/session'

/** Sessions live in Redis, so that any web process can answer the next request. */
export default defineConfig({
  enabled: true,
  cookieName: 'idara-session',
  clearWithBrowser: false,
  age: '10h',
  cookie: { path: '/', httpOnly: true, secure: appUrl.startsWith('https:'), sameSite: 'lax' },
  store: 'redis',
  stores: { redis: stores.redis({ connection: 'main' }) },
})
