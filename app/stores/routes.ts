import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const Items = () => import('#stores/controllers/items_controller')
const Slips = () => import('#stores/controllers/slips_controller')
const Counts = () => import('#stores/controllers/counts_controller')
const Returns = () => import('#stores/controllers/returns_controller')
const Transfers = () => import('#stores/controllers/transfers_controller')
const Papers = () => import('#stores/controllers/papers_controller')

const id = router.matchers.number()

router
  .group(() => {
    router.get('items', [Items, 'index']).as('items.index').use(can('stores.stock.view'))
    router.get('items/new', [Items, 'create']).as('items.create').use(can('stores.items.edit'))
    router.post('items', [Items, 'store']).as('items.store').use(can('stores.items.edit'))
    router
      .get('items/:id', [Items, 'show'])
      .as('items.show')
      .where('id', id)
      .use(can('stores.stock.view'))
    router
      .get('items/:id/edit', [Items, 'edit'])
      .as('items.edit')
      .where('id', id)
      .use(can('stores.items.edit'))
    router
      .put('items/:id', [Items, 'update'])
      .as('items.update')
      .where('id', id)
      .use(can('stores.items.edit'))
    router
      .get('items/:id/card.pdf', [Papers, 'card'])
      .as('items.paper')
      .where('id', id)
      .use(can('stores.stock.view'))

    router.get('slips', [Slips, 'index']).as('slips.index').use(can('stores.stock.view'))
    router
      .get('slips/:id', [Slips, 'show'])
      .as('slips.show')
      .where('id', id)
      .use(can('stores.stock.view'))
    router
      .get('slips/:id/slip.pdf', [Papers, 'slip'])
      .as('slips.paper')
      .where('id', id)
      .use(can('stores.stock.view'))
    router.get('counts', [Counts, 'index']).as('counts.index').use(can('stores.stock.view'))
    router.get('counts/new', [Counts, 'create']).as('counts.create').use(can('stores.counts.enter'))
    router.post('counts', [Counts, 'store']).as('counts.store').use(can('stores.counts.enter'))
    router
      .get('counts/:id', [Counts, 'show'])
      .as('counts.show')
      .where('id', id)
      .use(can('stores.stock.view'))
    router
      .get('counts/:id/minutes.pdf', [Counts, 'paper'])
      .as('counts.paper')
      .where('id', id)
      .use(can('stores.stock.view'))
    router
      .post('counts/:count_id/entries', [Counts, 'enter'])
      .as('counts.enter')
      .where('count_id', id)
      .use(can('stores.counts.enter'))
    router
      .post('counts/:count_id/validations', [Counts, 'validate'])
      .as('counts.validate')
      .where('count_id', id)
      .use(can('stores.counts.validate'))
    router
      .post('counts/:count_id/cancellations', [Counts, 'cancel'])
      .as('counts.cancel')
      .where('count_id', id)
      .use(can('stores.counts.enter'))
    router.get('issues/new', [Slips, 'create']).as('issues.create').use(can('stores.slips.issue'))
    router.post('issues', [Slips, 'store']).as('issues.store').use(can('stores.slips.issue'))
    router
      .get('transfers/new', [Transfers, 'create'])
      .as('transfers.create')
      .use(can('stores.slips.issue'))
    router
      .post('transfers', [Transfers, 'store'])
      .as('transfers.store')
      .use(can('stores.slips.issue'))
    router
      .get('returns/new', [Returns, 'create'])
      .as('returns.create')
      .use(can('stores.slips.receive'))
    router.post('returns', [Returns, 'store']).as('returns.store').use(can('stores.slips.receive'))
  })
  .prefix('stores')
  .as('stores')
  .use(middleware.auth())
