import router from '@adonisjs/core/services/router'
import transmit from '@adonisjs/transmit/services/main'
import { can, open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'
import { accessOf } from '#platform/permissions/grants'

const Board = () => import('#fleet/controllers/board_controller')
const DayPlans = () => import('#fleet/controllers/day_plans_controller')
const Requests = () => import('#fleet/controllers/requests_controller')
const Missions = () => import('#fleet/controllers/missions_controller')
const Vehicles = () => import('#fleet/controllers/vehicles_controller')
const Drivers = () => import('#fleet/controllers/drivers_controller')
const Maintenance = () => import('#fleet/controllers/maintenance_controller')
const Fuel = () => import('#fleet/controllers/fuel_controller')
const Reports = () => import('#fleet/controllers/reports_controller')

const id = router.matchers.number()

router
  .group(() => {
    router.get('board', [Board, 'show']).as('board').use(can('fleet.board.view'))
    router
      .get('dispatch-sheets/:on', [Board, 'sheet'])
      .as('dispatch_sheets.show')
      .use(can('fleet.board.view'))
    router
      .post('day-plans', [DayPlans, 'store'])
      .as('day_plans.store')
      .use(can('fleet.assignments.create'))
    router
      .delete('day-plans/:id', [DayPlans, 'destroy'])
      .as('day_plans.destroy')
      .where('id', id)
      .use(can('fleet.assignments.create'))
    router
      .post('day-plans/:id/acceptances', [DayPlans, 'accept'])
      .as('day_plans.accept')
      .where('id', id)
      .use(can('fleet.assignments.create'))
    router
      .post('day-plans/:id/lines/:line/acceptances', [DayPlans, 'acceptLine'])
      .as('day_plans.accept_line')
      .where('id', id)
      .where('line', id)
      .use(can('fleet.assignments.create'))

    router.get('requests', [Requests, 'index']).as('requests.index').use(can('fleet.requests.view'))
    router
      .get('requests/new', [Requests, 'create'])
      .as('requests.create')
      .use(can('fleet.requests.create'))
    router
      .post('requests', [Requests, 'store'])
      .as('requests.store')
      .use(can('fleet.requests.create'))
    router
      .get('requests/:id', [Requests, 'show'])
      .as('requests.show')
      .where('id', id)
      .use(can('fleet.requests.view'))
    router
      .post('requests/:id/approvals', [Requests, 'approve'])
      .as('requests.approve')
      .where('id', id)
      .use(can('fleet.requests.approve'))
    router
      .post('requests/:id/rejections', [Requests, 'reject'])
      .as('requests.reject')
      .where('id', id)
      .use(can('fleet.requests.approve'))
    router
      .post('requests/:id/regularisations', [Requests, 'regularise'])
      .as('requests.regularise')
      .where('id', id)
      .use(can('fleet.requests.approve'))
    router
      .post('requests/:id/cancellations', [Requests, 'cancel'])
      .as('requests.cancel')
      .where('id', id)
      .use(can('fleet.requests.create'))
    router
      .post('requests/:id/assignments', [Missions, 'assign'])
      .as('assignments.store')
      .where('id', id)
      .use(can('fleet.assignments.create'))
    router
      .post('requests/:id/releases', [Missions, 'release'])
      .as('assignments.release')
      .where('id', id)
      .use(can('fleet.assignments.create'))
    router
      .post('requests/:id/no-shows', [Missions, 'noShow'])
      .as('assignments.no_show')
      .where('id', id)
      .use(can('fleet.assignments.create'))
    router
      .post('requests/:id/departures', [Missions, 'depart'])
      .as('missions.depart')
      .where('id', id)
      .use(can('fleet.missions.depart'))
    router
      .post('requests/:id/emergencies', [Missions, 'emergency'])
      .as('missions.emergency')
      .where('id', id)
      .use(can('fleet.missions.emergency'))
    router
      .post('requests/:id/returns', [Missions, 'return'])
      .as('missions.return')
      .where('id', id)
      .use(can('fleet.missions.depart'))
    router
      .post('requests/:id/closures', [Missions, 'close'])
      .as('missions.close')
      .where('id', id)
      .use(can('fleet.missions.close'))
    router
      .post('requests/:id/log-corrections', [Missions, 'correct'])
      .as('log_lines.correct')
      .where('id', id)
      .use(can('fleet.log_book.correct'))
    router
      .get('assignments/:id/order', [Missions, 'order'])
      .as('mission_orders.show')
      .where('id', id)
      .use(open('the desk, the service that asked, the driver: asked in the action'))
    router.get('own-missions', [Missions, 'own']).as('own_missions').use(can('fleet.missions.own'))

    router.get('vehicles', [Vehicles, 'index']).as('vehicles.index').use(can('fleet.vehicles.view'))
    router
      .get('vehicles/new', [Vehicles, 'create'])
      .as('vehicles.create')
      .use(can('fleet.vehicles.edit'))
    router
      .post('vehicles', [Vehicles, 'store'])
      .as('vehicles.store')
      .use(can('fleet.vehicles.edit'))
    router
      .get('vehicles/:id', [Vehicles, 'show'])
      .as('vehicles.show')
      .where('id', id)
      .use(can('fleet.vehicles.view'))
    router
      .get('vehicles/:id/edit', [Vehicles, 'edit'])
      .as('vehicles.edit')
      .where('id', id)
      .use(can('fleet.vehicles.edit'))
    router
      .put('vehicles/:id', [Vehicles, 'update'])
      .as('vehicles.update')
      .where('id', id)
      .use(can('fleet.vehicles.edit'))
    router
      .post('vehicles/:id/documents', [Vehicles, 'document'])
      .as('vehicle_documents.store')
      .where('id', id)
      .use(can('fleet.documents.edit'))
    router
      .post('vehicles/:id/services', [Maintenance, 'store'])
      .as('services.store')
      .where('id', id)
      .use(can('fleet.services.edit'))
    router
      .get('maintenance', [Maintenance, 'index'])
      .as('maintenance.index')
      .use(can('fleet.vehicles.view'))
    router
      .post('vehicles/:id/stops', [Vehicles, 'stop'])
      .as('vehicle_stops.store')
      .where('id', id)
      .use(can('fleet.vehicles.stop'))
    router
      .delete('vehicles/:id/stops/:stop', [Vehicles, 'endStop'])
      .as('vehicle_stops.destroy')
      .where('id', id)
      .where('stop', id)
      .use(can('fleet.vehicles.stop'))
    router
      .post('vehicles/:id/meter-replacements', [Vehicles, 'meter'])
      .as('meter_replacements.store')
      .where('id', id)
      .use(can('fleet.vehicles.edit'))
    router
      .post('vehicles/:id/retirements', [Vehicles, 'retire'])
      .as('vehicles.retire')
      .where('id', id)
      .use(can('fleet.vehicles.retire'))
    router
      .get('vehicles/:id/log-book', [Vehicles, 'logBook'])
      .as('vehicles.log_book')
      .where('id', id)
      .use(can('fleet.vehicles.view'))

    router.get('drivers', [Drivers, 'index']).as('drivers.index').use(can('fleet.drivers.view'))
    router
      .get('drivers/:id', [Drivers, 'show'])
      .as('drivers.show')
      .where('id', id)
      .use(can('fleet.drivers.view'))
    router
      .post('drivers/:id/states', [Drivers, 'state'])
      .as('drivers.state')
      .where('id', id)
      .use(can('fleet.drivers.edit'))

    router.get('fuel', [Fuel, 'index']).as('fuel.index').use(can('fleet.fuel.view'))
    router
      .get('fuel/anomalies', [Fuel, 'anomalies'])
      .as('anomalies.index')
      .use(can('fleet.fuel.view'))
    router
      .get('fuel/anomalies/:id', [Fuel, 'show'])
      .as('anomalies.show')
      .where('id', id)
      .use(can('fleet.fuel.view'))
    router
      .get('fuel/decisions/new', [Fuel, 'create'])
      .as('anomaly_decisions.create')
      .use(can('fleet.fuel.decide'))
    router
      .post('fuel/decisions', [Fuel, 'store'])
      .as('anomaly_decisions.store')
      .use(can('fleet.fuel.decide'))

    router.get('log-book', [Fuel, 'logBook']).as('log_book.index').use(can('fleet.reports.view'))
    router
      .get('indicators', [Reports, 'indicators'])
      .as('indicators')
      .use(can('fleet.reports.view'))
    router.get('reports', [Reports, 'index']).as('reports.index').use(can('fleet.reports.view'))
    router.post('reports', [Reports, 'store']).as('reports.store').use(can('fleet.reports.view'))
  })
  .prefix('fleet')
  .as('fleet')
  .use(middleware.auth())

transmit.authorize<{ day: string }>('fleet/board/:day', async (ctx) => {
  const user = ctx.auth.user
  if (!user) return false
  const access = await accessOf(user.id)
  return access.can('fleet.board.view')
})
