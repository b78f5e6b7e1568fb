import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const ListsController = () => import('#tax/collection/controllers/lists_controller')
const ActsController = () => import('#tax/collection/controllers/acts_controller')
const RequestsController = () => import('#tax/collection/controllers/requests_controller')

router
  .group(() => {
    router
      .get('lists', [ListsController, 'index'])
      .as('lists.index')
      .use(can('collection.lists.view'))
    router
      .get('lists/:id', [ListsController, 'show'])
      .as('lists.show')
      .use(can('collection.lists.view'))
    router
      .post('lists/:id/decisions', [ListsController, 'decide'])
      .as('lists.decisions.store')
      .use(can('collection.lists.authorise'))
    router.get('acts', [ListsController, 'acts']).as('acts.index').use(can('tax.debts.view'))
    router
      .get('acts/:id/document', [ActsController, 'document'])
      .as('acts.document')
      .use(can('tax.debts.view'))
    router
      .get('requests', [RequestsController, 'index'])
      .as('requests.index')
      .use(can('tax.debts.view'))
    router
      .post('requests/:id/decisions', [RequestsController, 'decide'])
      .as('requests.decisions.store')
      .use(can('tax.debts.relieve'))
  })
  .prefix('collection')
  .as('collection')
  .use(middleware.auth())

router
  .group(() => {
    router
      .post('collection-acts', [ActsController, 'store'])
      .as('acts.store')
      .use(can('tax.debts.pursue'))
    router
      .get('requests/create', [RequestsController, 'create'])
      .as('requests.create')
      .use(can('tax.debts.pursue'))
    router
      .post('requests', [RequestsController, 'store'])
      .as('requests.store')
      .use(can('tax.debts.pursue'))
    router
      .post('revivals', [RequestsController, 'revive'])
      .as('revivals.store')
      .use(can('tax.debts.relieve'))
  })
  .prefix('tax/notices/:id')
  .as('collection.notices')
  .use(middleware.auth())
