import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const Suppliers = () => import('#procurement/controllers/suppliers_controller')
const Requests = () => import('#procurement/controllers/requests_controller')
const Notices = () => import('#procurement/controllers/notices_controller')
const Quotes = () => import('#procurement/controllers/quotes_controller')
const Orders = () => import('#procurement/controllers/orders_controller')
const Receptions = () => import('#procurement/controllers/receptions_controller')
const Invoices = () => import('#procurement/controllers/invoices_controller')
const PaymentClocks = () => import('#procurement/controllers/payment_clocks_controller')
const Papers = () => import('#procurement/controllers/papers_controller')
const Tenders = () => import('#procurement/controllers/tenders_controller')
const TenderPapers = () => import('#procurement/controllers/tender_papers_controller')

const id = router.matchers.number()

router
  .group(() => {
    router
      .get('suppliers', [Suppliers, 'index'])
      .as('suppliers.index')
      .use(can('procurement.suppliers.view'))
    router
      .get('suppliers/new', [Suppliers, 'create'])
      .as('suppliers.create')
      .use(can('procurement.suppliers.edit'))
    router
      .post('suppliers', [Suppliers, 'store'])
      .as('suppliers.store')
      .use(can('procurement.suppliers.edit'))
    router
      .get('suppliers/:id', [Suppliers, 'show'])
      .as('suppliers.show')
      .where('id', id)
      .use(can('procurement.suppliers.view'))
    router
      .post('suppliers/:supplier_id/exclusions', [Suppliers, 'exclude'])
      .as('suppliers.exclude')
      .where('supplier_id', id)
      .use(can('procurement.suppliers.edit'))
    router
      .post('suppliers/:supplier_id/readmissions', [Suppliers, 'readmit'])
      .as('suppliers.readmit')
      .where('supplier_id', id)
      .use(can('procurement.suppliers.edit'))

    router
      .get('requests', [Requests, 'index'])
      .as('requests.index')
      .use(can('procurement.requests.view'))
    router
      .get('requests/new', [Requests, 'create'])
      .as('requests.create')
      .use(can('procurement.requests.edit'))
    router
      .post('requests', [Requests, 'store'])
      .as('requests.store')
      .use(can('procurement.requests.edit'))
    router
      .get('requests/:id', [Requests, 'show'])
      .as('requests.show')
      .where('id', id)
      .use(can('procurement.requests.view'))
    router
      .get('requests/:id/edit', [Requests, 'edit'])
      .as('requests.edit')
      .where('id', id)
      .use(can('procurement.requests.edit'))
    router
      .put('requests/:id', [Requests, 'update'])
      .as('requests.update')
      .where('id', id)
      .use(can('procurement.requests.edit'))
    router
      .post('requests/:request_id/submissions', [Requests, 'submit'])
      .as('requests.submit')
      .where('request_id', id)
      .use(can('procurement.requests.edit'))
    router
      .post('requests/:request_id/decisions', [Requests, 'decide'])
      .as('requests.decide')
      .where('request_id', id)
      .use(can('procurement.requests.approve'))
    router
      .post('requests/:request_id/cancellations', [Requests, 'cancel'])
      .as('requests.cancel')
      .where('request_id', id)
      .use(can('procurement.requests.edit'))
    router
      .post('requests/:request_id/notices', [Notices, 'store'])
      .as('notices.store')
      .where('request_id', id)
      .use(can('procurement.notices.publish'))

    router
      .get('notices', [Notices, 'index'])
      .as('notices.index')
      .use(can('procurement.orders.view'))
    router
      .get('notices/:id', [Notices, 'show'])
      .as('notices.show')
      .where('id', id)
      .use(can('procurement.orders.view'))
    router
      .get('notices/:id/notice.pdf', [Papers, 'notice'])
      .as('notices.paper')
      .where('id', id)
      .use(can('procurement.orders.view'))
    router
      .post('notices/:notice_id/comparisons', [Notices, 'compare'])
      .as('notices.compare')
      .where('notice_id', id)
      .use(can('procurement.quotes.judge'))
    router
      .post('notices/:notice_id/draws', [Notices, 'draw'])
      .as('notices.draw')
      .where('notice_id', id)
      .use(can('procurement.quotes.judge'))
    router
      .post('notices/:notice_id/closures', [Notices, 'close'])
      .as('notices.close')
      .where('notice_id', id)
      .use(can('procurement.quotes.judge'))
    router
      .post('notices/:notice_id/cancellations', [Notices, 'cancel'])
      .as('notices.cancel')
      .where('notice_id', id)
      .use(can('procurement.notices.publish'))
    router
      .post('notices/:notice_id/quotes', [Quotes, 'store'])
      .as('quotes.store')
      .where('notice_id', id)
      .use(can('procurement.quotes.record'))
    router
      .post('notices/:notice_id/quotes/:quote_id/rejections', [Quotes, 'reject'])
      .as('quotes.reject')
      .where('notice_id', id)
      .where('quote_id', id)
      .use(can('procurement.quotes.judge'))
    router
      .post('notices/:notice_id/invitations', [Quotes, 'invite'])
      .as('quotes.invite')
      .where('notice_id', id)
      .use(can('procurement.quotes.judge'))
    router
      .post('notices/:notice_id/answers', [Quotes, 'answer'])
      .as('quotes.answer')
      .where('notice_id', id)
      .use(can('procurement.quotes.judge'))

    router.get('orders', [Orders, 'index']).as('orders.index').use(can('procurement.orders.view'))
    router
      .get('orders/:id', [Orders, 'show'])
      .as('orders.show')
      .where('id', id)
      .use(can('procurement.orders.view'))
    router
      .get('orders/:id/order.pdf', [Papers, 'order'])
      .as('orders.paper')
      .where('id', id)
      .use(can('procurement.orders.view'))
    router
      .post('orders/:order_id/commitments', [Orders, 'commit'])
      .as('orders.commit')
      .where('order_id', id)
      .use(can('budget.commitments.propose'))
    router
      .post('orders/:order_id/signatures', [Orders, 'sign'])
      .as('orders.sign')
      .where('order_id', id)
      .use(can('procurement.orders.sign'))
    router
      .post('orders/:order_id/cancellations', [Orders, 'cancel'])
      .as('orders.cancel')
      .where('order_id', id)
      .use(can('procurement.orders.edit'))
    router
      .post('orders/:order_id/closures', [Orders, 'close'])
      .as('orders.close')
      .where('order_id', id)
      .use(can('procurement.orders.edit'))
    router
      .get('orders/:order_id/receptions/new', [Receptions, 'create'])
      .as('receptions.create')
      .where('order_id', id)
      .use(can('procurement.receptions.create'))
    router
      .post('orders/:order_id/receptions', [Receptions, 'store'])
      .as('receptions.store')
      .where('order_id', id)
      .use(can('procurement.receptions.create'))
    router
      .get('receptions/:id/minutes.pdf', [Papers, 'reception'])
      .as('receptions.paper')
      .where('id', id)
      .use(can('procurement.orders.view'))
    router
      .get('orders/:order_id/invoices/new', [Invoices, 'create'])
      .as('invoices.create')
      .where('order_id', id)
      .use(can('procurement.invoices.register'))
    router
      .post('orders/:order_id/invoices', [Invoices, 'store'])
      .as('invoices.store')
      .where('order_id', id)
      .use(can('procurement.invoices.register'))

    router
      .get('invoices', [Invoices, 'index'])
      .as('invoices.index')
      .use(can('procurement.orders.view'))
    router
      .get('invoices/:id', [Invoices, 'show'])
      .as('invoices.show')
      .where('id', id)
      .use(can('procurement.orders.view'))
    router
      .post('invoices/:invoice_id/liquidations', [Invoices, 'liquidate'])
      .as('invoices.liquidate')
      .where('invoice_id', id)
      .use(can('budget.liquidations.create'))
    router
      .post('invoices/:invoice_id/returns', [Invoices, 'giveBack'])
      .as('invoices.return')
      .where('invoice_id', id)
      .use(can('procurement.invoices.register'))

    router
      .get('payment-clocks', [PaymentClocks, 'index'])
      .as('payment_clocks.index')
      .use(can('procurement.orders.view'))

    router
      .get('tenders', [Tenders, 'index'])
      .as('tenders.index')
      .use(can('procurement.tenders.view'))
    router
      .get('tenders/new', [Tenders, 'create'])
      .as('tenders.create')
      .use(can('procurement.tenders.edit'))
    router
      .post('tenders', [Tenders, 'store'])
      .as('tenders.store')
      .use(can('procurement.tenders.edit'))
    router
      .get('tenders/:id', [Tenders, 'show'])
      .as('tenders.show')
      .where('id', id)
      .use(can('procurement.tenders.view'))
    router
      .get('tenders/:id/grid', [Tenders, 'grid'])
      .as('tenders.grid')
      .where('id', id)
      .use(can('procurement.tenders.view'))
    router
      .post('tenders/:tender_id/evaluations', [Tenders, 'evaluate'])
      .as('tenders.evaluate')
      .where('tender_id', id)
      .use(can('procurement.tenders.judge'))
    router
      .post('tenders/:tender_id/bids/:bid_id/rejections', [Tenders, 'reject'])
      .as('tenders.reject')
      .where('tender_id', id)
      .where('bid_id', id)
      .use(can('procurement.tenders.judge'))
    router
      .post('tenders/:tender_id/bids/:bid_id/justifications', [Tenders, 'justify'])
      .as('tenders.justify')
      .where('tender_id', id)
      .where('bid_id', id)
      .use(can('procurement.tenders.judge'))
    router
      .get('tenders/:id/minutes.pdf', [TenderPapers, 'minutes'])
      .as('tenders.minutes')
      .where('id', id)
      .use(can('procurement.tenders.view'))
    router
      .get('tenders/:id/grid.xlsx', [TenderPapers, 'workbook'])
      .as('tenders.workbook')
      .where('id', id)
      .use(can('procurement.tenders.view'))
  })
  .prefix('procurement')
  .as('procurement')
  .use(middleware.auth())
