import router from '@adonisjs/core/services/router'
import { can, open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const AgentsController = () => import('#hr/controllers/agents_controller')
const CareerActsController = () => import('#hr/controllers/career_acts_controller')
const FamilyMembersController = () => import('#hr/controllers/family_members_controller')
const CertificatesController = () => import('#hr/controllers/certificates_controller')
const LeaveRequestsController = () => import('#hr/controllers/leave_requests_controller')
const LeaveMovesController = () => import('#hr/controllers/leave_moves_controller')
const LeaveCalendarController = () => import('#hr/controllers/leave_calendar_controller')
const StepProposalsController = () => import('#hr/controllers/step_proposals_controller')
const RetirementsController = () => import('#hr/controllers/retirements_controller')
const WorkforceController = () => import('#hr/controllers/workforce_controller')
const OwnController = () => import('#hr/controllers/own_controller')

const id = router.matchers.number()

const ownOrUnit = 'one’s own leave, or that of the units one answers for: asked in the action'

router
  .group(() => {
    router.get('me', [OwnController, 'show']).as('own.show').use(can('hr.own'))

    router.get('agents', [AgentsController, 'index']).as('agents.index').use(can('hr.agents.view'))
    router
      .get('agents/:id', [AgentsController, 'show'])
      .as('agents.show')
      .where('id', id)
      .use(can('hr.agents.view'))
    router
      .post('agents/:id/career-acts', [CareerActsController, 'store'])
      .as('career_acts.store')
      .where('id', id)
      .use(can('hr.career.record'))
    router
      .post('career-acts/:id/reversals', [CareerActsController, 'reverse'])
      .as('career_acts.reverse')
      .where('id', id)
      .use(can('hr.career.record'))
    router
      .post('agents/:id/family-members', [FamilyMembersController, 'store'])
      .as('family_members.store')
      .where('id', id)
      .use(can('hr.agents.edit'))
    router
      .post('agents/:id/certificates', [CertificatesController, 'store'])
      .as('certificates.store')
      .where('id', id)
      .use(can('hr.certificates.issue'))

    router
      .get('leave-requests', [LeaveRequestsController, 'index'])
      .as('leave_requests.index')
      .use(can('hr.leave.view'))
    router
      .get('leave-requests/new', [LeaveRequestsController, 'create'])
      .as('leave_requests.create')
      .use(open(ownOrUnit))
    router
      .post('leave-requests', [LeaveRequestsController, 'store'])
      .as('leave_requests.store')
      .use(open(ownOrUnit))
    router
      .get('leave-requests/:id', [LeaveRequestsController, 'show'])
      .as('leave_requests.show')
      .where('id', id)
      .use(open(ownOrUnit))
    router
      .post('leave-requests/:id/moves', [LeaveMovesController, 'store'])
      .as('leave_moves.store')
      .where('id', id)
      .use(open(ownOrUnit))
    router
      .get('leave-requests/:id/decision', [LeaveRequestsController, 'decision'])
      .as('leave_requests.decision')
      .where('id', id)
      .use(open(ownOrUnit))
    router
      .get('certificates/:id', [CertificatesController, 'show'])
      .as('certificates.show')
      .where('id', id)
      .use(open('one’s own certificate, or those of the units one sees: asked in the action'))
    router
      .get('leave-calendar', [LeaveCalendarController, 'show'])
      .as('leave_calendar.show')
      .use(can('hr.leave.view'))

    router
      .get('step-proposals', [StepProposalsController, 'index'])
      .as('step_proposals.index')
      .use(can('hr.planning.view'))
    router
      .get('step-proposals/new', [StepProposalsController, 'create'])
      .as('step_proposals.create')
      .use(can('hr.steps.propose'))
    router
      .post('step-proposals', [StepProposalsController, 'store'])
      .as('step_proposals.store')
      .use(can('hr.steps.propose'))
    router
      .get('step-proposals/:id', [StepProposalsController, 'show'])
      .as('step_proposals.show')
      .where('id', id)
      .use(can('hr.planning.view'))
    router
      .post('step-proposals/:id/moves', [StepProposalsController, 'move'])
      .as('step_moves.store')
      .where('id', id)
      .use(can('hr.planning.view'))
    router
      .get('step-proposals/:id/order', [StepProposalsController, 'order'])
      .as('step_proposals.order')
      .where('id', id)
      .use(can('hr.planning.view'))

    router
      .get('retirements', [RetirementsController, 'index'])
      .as('retirements.index')
      .use(can('hr.planning.view'))
    router
      .get('retirements/list.pdf', [RetirementsController, 'pdf'])
      .as('retirements.pdf')
      .use(can('hr.planning.view'))
    router
      .get('retirements/list.xlsx', [RetirementsController, 'workbook'])
      .as('retirements.workbook')
      .use(can('hr.planning.view'))
    router
      .get('workforce', [WorkforceController, 'show'])
      .as('workforce.show')
      .use(can('hr.planning.view'))
  })
  .prefix('hr')
  .as('hr')
  .use(middleware.auth())
