import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const CounterController = () => import('#tax/cash/controllers/counter_controller')
const TillsController = () => import('#tax/cash/controllers/tills_controller')
const ReceiptsController = () => import('#tax/cash/controllers/receipts_controller')
const StatementsController = () => import('#tax/cash/controllers/statements_controller')
const RemittancesController = () => import('#tax/cash/controllers/remittances_controller')
const AccountsController = () => import('#tax/cash/controllers/accounts_controller')

router
  .group(() => {
    router.get('counter', [CounterController, 'index']).as('counter').use(can('cash.counter.use'))
    router
      .get('counter/:party', [CounterController, 'show'])
      .as('counter.show')
      .use(can('cash.counter.use'))
    router
      .post('counter/:party/payments', [CounterController, 'store'])
      .use(can('cash.counter.use'))
    router.get('till', [TillsController, 'show']).as('till').use(can('cash.counter.use'))
    router.post('till/openings', [TillsController, 'open']).use(can('cash.counter.use'))
    router.post('till/closures', [TillsController, 'close']).use(can('cash.counter.use'))
    router
      .get('sessions', [TillsController, 'sessions'])
      .as('sessions.index')
      .use(can('cash.tills.view'))
    router
      .get('sessions/:id', [TillsController, 'session'])
      .as('sessions.show')
      .use(can('cash.receipts.view'))
    router
      .get('receipts', [ReceiptsController, 'index'])
      .as('receipts.index')
      .use(can('cash.receipts.view'))
    router
      .get('receipts/:id', [ReceiptsController, 'show'])
      .as('receipts.show')
      .use(can('cash.receipts.view'))
    router
      .get('receipts/:id/pdf', [ReceiptsController, 'pdf'])
      .as('receipts.pdf')
      .use(can('cash.receipts.view'))
    router
      .post('receipts/:id/cancellations', [ReceiptsController, 'askCancellation'])
      .use(can('cash.counter.use'))
    router
      .post('cancellations/:id/acceptances', [ReceiptsController, 'accept'])
      .use(can('cash.cancellations.decide'))
    router
      .post('cancellations/:id/rejections', [ReceiptsController, 'reject'])
      .use(can('cash.cancellations.decide'))
    router
      .get('statements', [StatementsController, 'index'])
      .as('statements.index')
      .use(can('cash.statements.view'))
    router
      .get('statements/:till/:month', [StatementsController, 'show'])
      .as('statements.show')
      .use(can('cash.statements.view'))
    router
      .get('statements/:till/:month/document', [StatementsController, 'document'])
      .as('statements.document')
      .use(can('cash.statements.view'))
    router
      .get('statements/:till/:month/workbook', [StatementsController, 'workbook'])
      .as('statements.workbook')
      .use(can('cash.statements.view'))
    router
      .post('tills/:till/remittances', [RemittancesController, 'store'])
      .as('remittances.store')
      .use(can('cash.remittances.record'))
    router
      .post('remittances/:id/contra-entries', [RemittancesController, 'takeBack'])
      .as('remittances.take_back')
      .use(can('cash.cancellations.decide'))
    router
      .get('accounts/:party', [AccountsController, 'show'])
      .as('accounts.show')
      .use(can('cash.accounts.view'))
    router
      .get('accounts/:party/statement.pdf', [AccountsController, 'pdf'])
      .use(can('cash.accounts.view'))
    router
      .get('accounts/:party/statement.xlsx', [AccountsController, 'workbook'])
      .use(can('cash.accounts.view'))
    router
      .post('accounts/:party/certificates', [AccountsController, 'certificate'])
      .use(can('cash.certificates.issue'))
  })
  .prefix('cash')
  .as('cash')
  .use(middleware.auth())
