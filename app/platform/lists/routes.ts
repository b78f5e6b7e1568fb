import router from '@adonisjs/core/services/router'
import { open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const ListExportsController = () => import('#platform/lists/controllers/list_exports_controller')
const ListViewsController = () => import('#platform/lists/controllers/list_views_controller')
const ListActionsController = () => import('#platform/lists/controllers/list_actions_controller')

const byList = 'the list names its own right, checked in the controller'

router
  .group(() => {
    router
      .post(':list/exports', [ListExportsController, 'store'])
      .as('exports.store')
      .use(open(byList))
    router.post(':list/views', [ListViewsController, 'store']).as('views.store').use(open(byList))
    router
      .post(':list/views/:id/removals', [ListViewsController, 'destroy'])
      .as('views.destroy')
      .use(open(byList))
    router
      .post(':list/actions', [ListActionsController, 'store'])
      .as('actions.store')
      .use(open(byList))
    router
      .get(':list/actions/:action/:selection', [ListActionsController, 'show'])
      .as('actions.show')
      .use(open(byList))
    router
      .post(':list/actions/:action/:selection', [ListActionsController, 'update'])
      .as('actions.update')
      .use(open(byList))
  })
  .prefix('lists')
  .as('lists')
  .use(middleware.auth())
