import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { addressOf } from '#documents/actions/register_official_documents'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { assignRequest } from '#fleet/actions/assign_request'
import { closeMission } from '#fleet/actions/close_mission'
import { correctLogLine } from '#fleet/actions/correct_log_line'
import { departEmergency } from '#fleet/actions/depart_emergency'
import { departMission } from '#fleet/actions/depart_mission'
import { markNoShow, releaseAssignment } from '#fleet/actions/release_assignment'
import { returnMission } from '#fleet/actions/return_mission'
import { done, existing, sendPdf } from '#fleet/controllers/answers'
import { drawMissionOrder } from '#fleet/documents/mission_order'
import { Assignment } from '#fleet/models/assignment'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import { missionOrderFacts } from '#fleet/queries/mission_order_facts'
import { isOwnMission } from '#fleet/queries/own_driver'
import { ownMissions } from '#fleet/queries/own_missions'
import {
  assignmentValidator,
  closureValidator,
  correctionValidator,
  departureValidator,
  emergencyValidator,
  reasonValidator,
  returnValidator,
} from '#fleet/validators/requests'

/** States in which a mission order is worth nothing any more. */
const ENDED = new Set<string>(['released', 'no_show'])

/** What happens to a request once a vehicle serves it. */
export default class MissionsController {
  async assign(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(assignmentValidator)
    const assignment = await assignRequest(ctx.act, { requestId: Number(ctx.params.id), ...form })
    done(ctx, 'assigned', { number: assignment.orderNumber ?? '' })
    return back(ctx)
  }

  async release(ctx: HttpContext) {
    const { reason } = await ctx.request.validateUsing(reasonValidator)
    await releaseAssignment(ctx.act, Number(ctx.params.id), reason)
    done(ctx, 'released')
    return back(ctx)
  }

  async noShow(ctx: HttpContext) {
    const { reason } = await ctx.request.validateUsing(reasonValidator)
    await markNoShow(ctx.act, Number(ctx.params.id), reason)
    done(ctx, 'missed')
    return back(ctx)
  }

  async depart(ctx: HttpContext) {
    const departure = await ctx.request.validateUsing(departureValidator)
    await departMission(ctx.act, Number(ctx.params.id), departure)
    done(ctx, 'departed')
    return back(ctx)
  }

  async emergency(ctx: HttpContext) {
    const choice = await ctx.request.validateUsing(emergencyValidator)
    await departEmergency(ctx.act, Number(ctx.params.id), choice)
    done(ctx, 'departed')
    return back(ctx)
  }

  async return(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(returnValidator)
    await returnMission(ctx.act, Number(ctx.params.id), form)
    done(ctx, 'returned')
    return back(ctx)
  }

  async close(ctx: HttpContext) {
    await closeMission(
      ctx.act,
      Number(ctx.params.id),
      await ctx.request.validateUsing(closureValidator)
    )
    done(ctx, 'closed')
    return back(ctx)
  }

  async correct(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(correctionValidator)
    await correctLogLine(ctx.act, Number(ctx.params.id), form)
    done(ctx, 'log_corrected')
    return back(ctx)
  }

  async order(ctx: HttpContext) {
    const assignment = existing(await Assignment.find(ctx.params.id))
    await mayReadOrder(ctx.act, assignment)
    const facts = await missionOrderFacts(assignment.id, addressOf)
    const options = {
      title: `Ordre de mission ${facts.number}`,
      language: ctx.act.locale === 'ar' ? ('ar' as const) : ('fr' as const),
      date: facts.issuedOn,
      number: facts.number,
      fingerprint: facts.verification?.fingerprint,
      watermark: ENDED.has(assignment.state) ? 'ANNULÉ' : undefined,
    }
    sendPdf(
      ctx,
      await pdfBytes(options, (kit) => drawMissionOrder(kit, facts)),
      `${facts.number}.pdf`
    )
  }

  async own({ view, act }: HttpContext) {
    return view.render('fleet/missions/own', {
      missions: await ownMissions(act.actor.userId ?? 0),
      now: clock.now().toJSDate(),
    })
  }
}

/** The desk reads every order, a service those of its requests, a driver their own. */
async function mayReadOrder(act: Act, assignment: Assignment): Promise<void> {
  if (act.can('fleet.board.view') || (await isOwnMission(act, assignment.driverId))) return
  const request = await VehicleRequest.findOrFail(assignment.requestId)
  if (act.can('fleet.requests.view', request)) return
  const params = { order: assignment.orderNumber ?? '' }
  throw new Refusal('fleet.not_own_mission', params, { status: 403 })
}

/** The driver goes back to his day, the desk to the request. */
function back(ctx: HttpContext) {
  const target = ctx.act.can('fleet.requests.view')
    ? `/fleet/requests/${ctx.params.id}`
    : '/fleet/own-missions'
  return ctx.response.redirect(target)
}
