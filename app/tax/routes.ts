import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const PlotsController = () => import('#tax/controllers/plots_controller')
const PlotTransfersController = () => import('#tax/controllers/plot_transfers_controller')
const PlotDivisionsController = () => import('#tax/controllers/plot_divisions_controller')
const PlotPapersController = () => import('#tax/controllers/plot_papers_controller')
const DeclarationsController = () => import('#tax/controllers/declarations_controller')
const MapController = () => import('#tax/controllers/map_controller')
const TariffsController = () => import('#tax/controllers/tariffs_controller')
const RollsController = () => import('#tax/controllers/rolls_controller')
const RollWorksController = () => import('#tax/controllers/roll_works_controller')
const RollDocumentsController = () => import('#tax/controllers/roll_documents_controller')
const NoticeDocumentsController = () => import('#tax/controllers/notice_documents_controller')
const NoticesController = () => import('#tax/controllers/notices_controller')

router
  .group(() => {
    router.get('plots', [PlotsController, 'index']).as('plots.index').use(can('tax.plots.view'))
    router.get('plots/:id', [PlotsController, 'show']).as('plots.show').use(can('tax.plots.view'))
    router
      .get('plots/:id/edit', [PlotsController, 'edit'])
      .as('plots.edit')
      .use(can('tax.plots.edit'))
    router
      .put('plots/:id', [PlotsController, 'update'])
      .as('plots.update')
      .use(can('tax.plots.edit'))
    router
      .get('plots/:id/transfers/create', [PlotTransfersController, 'create'])
      .as('plots.transfers.create')
      .use(can('tax.plots.edit'))
    router
      .post('plots/:id/transfers', [PlotTransfersController, 'store'])
      .as('plots.transfers.store')
      .use(can('tax.plots.edit'))
    router
      .get('plots/:id/divisions/create', [PlotDivisionsController, 'create'])
      .as('plots.divisions.create')
      .use(can('tax.plots.edit'))
    router
      .post('plots/:id/divisions', [PlotDivisionsController, 'store'])
      .as('plots.divisions.store')
      .use(can('tax.plots.edit'))
    router
      .post('plots/:id/unions', [PlotDivisionsController, 'union'])
      .as('plots.unions.store')
      .use(can('tax.plots.edit'))
    router
      .get('plots/:id/exemptions/create', [PlotPapersController, 'createExemption'])
      .as('plots.exemptions.create')
      .use(can('tax.exemptions.grant'))
    router
      .post('plots/:id/exemptions', [PlotPapersController, 'storeExemption'])
      .as('plots.exemptions.store')
      .use(can('tax.exemptions.grant'))
    router
      .post('exemptions/:exemption/withdrawals', [PlotPapersController, 'withdrawExemption'])
      .as('exemptions.withdrawals.store')
      .use(can('tax.exemptions.grant'))
    router
      .get('plots/:id/declarations/create', [PlotPapersController, 'createDeclaration'])
      .as('plots.declarations.create')
      .use(can('tax.declarations.file'))
    router
      .post('plots/:id/declarations', [PlotPapersController, 'storeDeclaration'])
      .as('plots.declarations.store')
      .use(can('tax.declarations.file'))
    router
      .get('declarations', [DeclarationsController, 'index'])
      .as('declarations.index')
      .use(can('tax.plots.view'))
    router.get('map', [MapController, 'index']).as('map.index').use(can('tax.plots.view'))

    router
      .get('tariffs', [TariffsController, 'index'])
      .as('tariffs.index')
      .use(can('tax.tariffs.view'))
    router
      .get('tariffs/create', [TariffsController, 'create'])
      .as('tariffs.create')
      .use(can('tax.tariffs.propose'))
    router
      .post('tariffs', [TariffsController, 'store'])
      .as('tariffs.store')
      .use(can('tax.tariffs.propose'))
    router
      .get('tariffs/:id', [TariffsController, 'show'])
      .as('tariffs.show')
      .use(can('tax.tariffs.view'))
    router
      .post('tariffs/:id/decisions', [TariffsController, 'decide'])
      .as('tariffs.decisions.store')
      .use(can('tax.tariffs.approve'))

    router.get('rolls', [RollsController, 'index']).as('rolls.index').use(can('tax.rolls.view'))
    router.post('rolls', [RollsController, 'store']).as('rolls.store').use(can('tax.rolls.prepare'))
    router.get('rolls/:id', [RollsController, 'show']).as('rolls.show').use(can('tax.rolls.view'))
    router
      .post('rolls/:id/simulations', [RollWorksController, 'simulate'])
      .as('rolls.simulations.store')
      .use(can('tax.rolls.prepare'))
    router
      .post('rolls/:id/sanctions', [RollWorksController, 'sanction'])
      .as('rolls.sanctions.store')
      .use(can('tax.rolls.prepare'))
    router
      .post('rolls/:id/issues', [RollWorksController, 'issue'])
      .as('rolls.issues.store')
      .use(can('tax.rolls.issue'))
    router
      .post('rolls/:id/cancellations', [RollsController, 'cancel'])
      .as('rolls.cancellations.store')
      .use(can('tax.rolls.cancel'))
    router
      .get('roll-lines', [RollsController, 'lines'])
      .as('roll_lines.index')
      .use(can('tax.rolls.view'))

    router
      .get('notices', [NoticesController, 'index'])
      .as('notices.index')
      .use(can('tax.notices.view'))
    router
      .get('notices/:id', [NoticesController, 'show'])
      .as('notices.show')
      .use(can('tax.notices.view'))
    router
      .post('notices/:id/notifications', [NoticesController, 'notify'])
      .as('notices.notifications.store')
      .use(can('tax.notices.notify'))
    router
      .get('notices/:id/document', [NoticeDocumentsController, 'show'])
      .as('notices.document.show')
      .use(can('tax.notices.view'))
    router
      .post('rolls/:id/documents', [RollDocumentsController, 'store'])
      .as('rolls.documents.store')
      .use(can('tax.notices.print'))
    router
      .get('rolls/:id/prints/:print', [RollDocumentsController, 'show'])
      .as('rolls.prints.show')
      .use(can('tax.notices.print'))
  })
  .prefix('tax')
  .as('tax')
  .use(middleware.auth())
