import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#platform/http/exception_handler'))

server.use([
  () => import('#platform/http/middleware/health_middleware'),
  () => import('#platform/http/middleware/container_bindings_middleware'),
  () => import('#platform/http/middleware/measurement_middleware'),
  () => import('@adonisjs/static/static_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
])

router.use([
  () => import('@adonisjs/session/session_middleware'),
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#platform/http/middleware/silent_auth_middleware'),
  () => import('#platform/http/middleware/locale_middleware'),
  // after the language and the person are known: a body that is refused is refused in their words
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('@adonisjs/shield/shield_middleware'),
  () => import('#platform/http/middleware/act_middleware'),
])
