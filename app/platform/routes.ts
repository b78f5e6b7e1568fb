import router from '@adonisjs/core/services/router'
import '#platform/imports/routes'
import '#platform/lists/routes'
import transmit from '@adonisjs/transmit/services/main'
import { middleware } from '#platform/http/middleware/named'
import { open } from '#platform/http/guards'

const HealthController = () => import('#platform/health/health_controller')
const SignInController = () => import('#platform/users/controllers/sign_in_controller')
const PreferencesController = () => import('#platform/users/controllers/preferences_controller')
const RunsController = () => import('#platform/jobs/runs_controller')
const RunFilesController = () => import('#platform/jobs/run_files_controller')

router.get('health/live', [HealthController, 'live']).use(open('asked by supervisors'))
router.get('health/ready', [HealthController, 'ready']).use(open('asked by supervisors'))
router.get('metrics', [HealthController, 'metrics']).use(open('asked by Prometheus, private addresses only'))

router.get('sign-in', [SignInController, 'create']).as('sign_in').use([middleware.guest(), open('the way in')])
router.post('sign-in', [SignInController, 'store']).use(open('the way in'))
router.post('sign-out', [SignInController, 'destroy']).as('sign_out').use(open('the way out'))
router.post('preferences', [PreferencesController, 'update']).as('preferences').use(open('language before sign-in'))

router
  .group(() => {
    router.get('jobs', [RunsController, 'index']).as('jobs.index').use(open("one's own runs; all of them with platform.jobs.operate"))
    router.get('jobs/:id', [RunsController, 'show']).as('jobs.show').use(open('own run, checked in the action'))
    router.post('jobs/:id/cancellations', [RunsController, 'cancel']).as('jobs.cancel').use(open('own run, checked in the action'))
    router.post('jobs/:id/retries', [RunsController, 'retry']).as('jobs.retry').use(open('own run, checked in the action'))
    router.get('jobs/:id/files/:name', [RunFilesController, 'show']).as('jobs.file').use(open('own run, checked at each download'))
  })
  .use(middleware.auth())

transmit.registerRoutes((route) => {
  route.use([middleware.auth(), open('a person hears only their own channel')])
})
transmit.authorize<{ id: string }>('users/:id/:topic', (ctx, { id }) => ctx.auth.user?.id === Number(id))
