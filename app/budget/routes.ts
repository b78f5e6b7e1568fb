import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const Lines = () => import('#budget/controllers/lines_controller')
const Transfers = () => import('#budget/controllers/transfers_controller')
const Commitments = () => import('#budget/controllers/commitments_controller')
const Visas = () => import('#budget/controllers/visas_controller')
const Mandates = () => import('#budget/controllers/mandates_controller')
const YearEnds = () => import('#budget/controllers/year_ends_controller')
const Papers = () => import('#budget/controllers/papers_controller')

const id = router.matchers.number()

router
  .group(() => {
    router.get('lines', [Lines, 'index']).as('lines.index').use(can('budget.lines.view'))
    router.get('lines/new', [Lines, 'create']).as('lines.create').use(can('budget.lines.edit'))
    router.post('lines', [Lines, 'store']).as('lines.store').use(can('budget.lines.edit'))
    router
      .get('lines/:id', [Lines, 'show'])
      .as('lines.show')
      .where('id', id)
      .use(can('budget.lines.view'))
    router
      .post('lines/:line_id/transfers', [Transfers, 'store'])
      .as('transfers.store')
      .where('line_id', id)
      .use(can('budget.credits.transfer'))

    router
      .get('commitments', [Commitments, 'index'])
      .as('commitments.index')
      .use(can('budget.commitments.view'))
    router
      .get('commitments/:id', [Commitments, 'show'])
      .as('commitments.show')
      .where('id', id)
      .use(can('budget.commitments.view'))
    router
      .get('commitments/:id/statement.pdf', [Papers, 'commitment'])
      .as('commitments.paper')
      .where('id', id)
      .use(can('budget.commitments.view'))
    router
      .post('commitments/:commitment_id/visas', [Visas, 'store'])
      .as('visas.store')
      .where('commitment_id', id)
      .use(can('budget.visas.give'))
    router
      .post('commitments/:commitment_id/resubmissions', [Visas, 'resubmit'])
      .as('visas.resubmit')
      .where('commitment_id', id)
      .use(can('budget.commitments.propose'))

    router
      .get('mandates', [Mandates, 'index'])
      .as('mandates.index')
      .use(can('budget.mandates.view'))
    router
      .get('mandates/:id', [Mandates, 'show'])
      .as('mandates.show')
      .where('id', id)
      .use(can('budget.mandates.view'))
    router
      .get('mandates/:id/mandate.pdf', [Papers, 'mandate'])
      .as('mandates.paper')
      .where('id', id)
      .use(can('budget.mandates.view'))
    router
      .post('mandates/:mandate_id/issues', [Mandates, 'issue'])
      .as('mandates.issue')
      .where('mandate_id', id)
      .use(can('budget.mandates.issue'))
    router
      .post('mandates/:mandate_id/payments', [Mandates, 'pay'])
      .as('mandates.pay')
      .where('mandate_id', id)
      .use(can('budget.mandates.pay'))
    router
      .post('mandates/:mandate_id/rejections', [Mandates, 'reject'])
      .as('mandates.reject')
      .where('mandate_id', id)
      .use(can('budget.mandates.view'))

    router.get('year-ends', [YearEnds, 'index']).as('year_ends.index').use(can('budget.lines.view'))
    router
      .post('year-ends', [YearEnds, 'store'])
      .as('year_ends.store')
      .use(can('budget.year_ends.prepare'))
    router
      .get('year-ends/:id', [YearEnds, 'show'])
      .as('year_ends.show')
      .where('id', id)
      .use(can('budget.lines.view'))
    router
      .get('year-ends/:id/statement.pdf', [YearEnds, 'paper'])
      .as('year_ends.paper')
      .where('id', id)
      .use(can('budget.lines.view'))
    router
      .post('year-ends/:year_end_id/pronouncements', [YearEnds, 'pronounce'])
      .as('year_ends.pronounce')
      .where('year_end_id', id)
      .use(can('budget.year_ends.pronounce'))
  })
  .prefix('budget')
  .as('budget')
  .use(middleware.auth())
