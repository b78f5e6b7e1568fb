import router from '@adonisjs/core/services/router'

/** Middleware that routes ask for by name. */
export const middleware = router.named({
  guest: () => import('#platform/http/middleware/guest_middleware'),
  auth: () => import('#platform/http/middleware/auth_middleware'),
})
