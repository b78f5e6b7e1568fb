import type { HttpContext } from '@adonisjs/core/http'
import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadParameters } from '#platform/settings/parameters'
import { movesFrom } from '#values/state_machine'
import { unitChoices } from '#registry/queries/lookups'
import {
  approveRequest,
  cancelRequest,
  regulariseEmergency,
  rejectRequest,
} from '#fleet/actions/decide_request'
import { createRequest } from '#fleet/actions/create_request'
import { existing, done, importButton } from '#fleet/controllers/answers'
import { requestList } from '#fleet/lists/requests'
import { Assignment } from '#fleet/models/assignment'
import { Vehicle, VEHICLE_KINDS } from '#fleet/models/vehicle'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { driverCandidates, vehicleCandidates } from '#fleet/queries/candidates'
import { knownDrivers } from '#fleet/queries/assignment_facts'
import { lateConflicts } from '#fleet/queries/late_before'
import { standingLine } from '#fleet/queries/standing_line'
import { requestStates } from '#fleet/rules/request_states'
import { reasonValidator, requestValidator } from '#fleet/validators/requests'

/** Candidates shown on a request's page; the others are behind "all". */
const SHOWN = 12

/** Requests for vehicles, from the service that asks to the frozen line of the log book. */
export default class RequestsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, requestList, {
      buttons: [
        ...importButton('fleet.requests', 'fleet.requests.import'),
        {
          label: 'fleet.buttons.new_request',
          route: 'fleet.requests.create',
          permission: 'fleet.requests.create',
          primary: true,
        },
      ],
    })
  }

  async create({ view, act }: HttpContext) {
    const scope = act.scope('fleet.requests.create')
    const units = await unitChoices(act)
    const own =
      scope && !scope.everything
        ? units.filter((unit) => scope.unitIds.includes(Number(unit.value)))
        : units
    const start = clock.now().plus({ hours: 1 }).startOf('hour')
    return view.render('fleet/requests/create', {
      units: own,
      kinds: VEHICLE_KINDS,
      startsAt: start.toFormat("yyyy-MM-dd'T'HH:mm"),
      endsAt: start.plus({ hours: 2 }).toFormat("yyyy-MM-dd'T'HH:mm"),
      requestKey: randomUUID(),
    })
  }

  async store(ctx: HttpContext) {
    const facts = await ctx.request.validateUsing(requestValidator)
    const request = await createRequest(ctx.act, facts)
    done(ctx, 'requested', { number: request.subjectLabel })
    return ctx.response.redirect(`/fleet/requests/${request.id}`)
  }

  async show({ params, act, view, request: http }: HttpContext) {
    const request = existing(await VehicleRequest.find(params.id))
    act.authorize('fleet.requests.view', request)
    const parameters = await loadParameters()
    const assignment = await Assignment.query()
      .where('requestId', request.id)
      .whereNotIn('state', ['released', 'no_show'])
      .orderBy('id', 'desc')
      .first()
    const [driver] = assignment ? await knownDrivers([assignment.driverId]) : []
    const choosing =
      act.can('fleet.assignments.create') &&
      (request.state === 'approved' || mayLeaveAtOnce(request))
    const candidates = choosing ? await vehicleCandidates(request, parameters) : []
    const chosen =
      choosing && http.input('vehicle')
        ? existing(await Vehicle.find(Number(http.input('vehicle')) || 0))
        : null
    const drivers = chosen ? await driverCandidates(request, chosen, parameters) : []
    const moves = await db.from('fleet_request_moves').where('request_id', request.id).orderBy('id')
    const allowed = movesFrom(requestStates, request.state).filter(
      (move) => !move.permission || act.can(move.permission, request)
    )
    const own = request.requesterId !== null && request.requesterId === act.actor.userId
    return view.render('fleet/requests/show', {
      request,
      unit: await db.from('registry_units').where('id', request.unitId).firstOrFail(),
      assignment,
      line: assignment ? await standingLine(assignment.id) : null,
      mayCorrect: act.can('fleet.log_book.correct'),
      vehicle: assignment ? await Vehicle.find(assignment.vehicleId) : null,
      driver: driver ?? null,
      explained: assignment?.explanation ? JSON.parse(assignment.explanation) : null,
      candidates: http.input('all') ? candidates : candidates.slice(0, SHOWN),
      candidateCount: candidates.length,
      chosen,
      chosenVerdict: chosen
        ? candidates.find((one) => one.vehicle.id === chosen.id)?.verdict
        : null,
      drivers: http.input('all') ? drivers : drivers.slice(0, SHOWN),
      driverCount: drivers.length,
      moves,
      can: Object.fromEntries(allowed.map((move) => [move.name, true])),
      own,
      conflicts:
        request.state === 'assigned'
          ? await lateConflicts(parameters, { requestId: request.id })
          : [],
      mayRegularise: act.can('fleet.requests.approve', request) && !own,
      now: clock.now(),
      mayOverride: act.can('fleet.assignments.override'),
      atOnce: mayLeaveAtOnce(request),
    })
  }

  async approve(ctx: HttpContext) {
    const request = await approveRequest(ctx.act, Number(ctx.params.id))
    done(ctx, 'approved', { number: request.subjectLabel })
    return ctx.response.redirect(`/fleet/requests/${request.id}`)
  }

  async reject(ctx: HttpContext) {
    const { reason } = await ctx.request.validateUsing(reasonValidator)
    const request = await rejectRequest(ctx.act, Number(ctx.params.id), reason)
    done(ctx, 'rejected', { number: request.subjectLabel })
    return ctx.response.redirect(`/fleet/requests/${request.id}`)
  }

  async cancel(ctx: HttpContext) {
    const { reason } = await ctx.request.validateUsing(reasonValidator)
    const request = await cancelRequest(ctx.act, Number(ctx.params.id), reason)
    done(ctx, 'cancelled', { number: request.subjectLabel })
    return ctx.response.redirect(`/fleet/requests/${request.id}`)
  }

  async regularise(ctx: HttpContext) {
    const request = await regulariseEmergency(ctx.act, Number(ctx.params.id))
    done(ctx, 'regularised', { number: request.subjectLabel })
    return ctx.response.redirect(`/fleet/requests/${request.id}`)
  }
}

/** An emergency may leave before anybody has approved it. */
function mayLeaveAtOnce(request: VehicleRequest): boolean {
  return request.priority === 'emergency' && ['submitted', 'approved'].includes(request.state)
}
