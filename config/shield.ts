import { appUrl } from '#config/app'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/shield'

const secure = appUrl.startsWith('https:')

/** Nothing but our own files runs or frames; the only inline script carries the request's nonce. */
export default defineConfig({
  csp: {
    enabled: !app.inDev,
    directives: {
      defaultSrc: [`'self'`],
      scriptSrc: [`'self'`, '@nonce'],
      styleSrc: [`'self'`, '@nonce'],
      styleSrcAttr: [`'unsafe-inline'`],
      imgSrc: [`'self'`, 'data:'],
      connectSrc: [`'self'`],
      objectSrc: [`'none'`],
      frameAncestors: [`'none'`],
      baseUri: [`'self'`],
      formAction: [`'self'`],
    },
    reportOnly: false,
  },
  csrf: {
    enabled: true,
    exceptRoutes: [],
    enableXsrfCookie: false,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  xFrame: { enabled: true, action: 'DENY' },
  hsts: { enabled: secure, maxAge: '180 days' },
  contentTypeSniffing: { enabled: true },
})
