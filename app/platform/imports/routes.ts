import router from '@adonisjs/core/services/router'
import { open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const ImportsController = () => import('#platform/imports/controllers/imports_controller')
const ImportStepsController = () => import('#platform/imports/controllers/import_steps_controller')

const byImport = 'each import names its own right, checked in the action'

router
  .group(() => {
    router.get('/', [ImportsController, 'index']).as('index').use(open(byImport))
    router.get('create', [ImportsController, 'create']).as('create').use(open(byImport))
    router.post('/', [ImportsController, 'store']).as('store').use(open(byImport))
    router.get(':id', [ImportsController, 'show']).as('show').use(open(byImport))
    router
      .post(':id/checks', [ImportStepsController, 'check'])
      .as('checks.store')
      .use(open(byImport))
    router
      .post(':id/commits', [ImportStepsController, 'commit'])
      .as('commits.store')
      .use(open(byImport))
    router
      .post(':id/cancellations', [ImportStepsController, 'cancel'])
      .as('cancellations.store')
      .use(open(byImport))
  })
  .prefix('imports')
  .as('imports')
  .use(middleware.auth())
