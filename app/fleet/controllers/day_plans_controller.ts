import type { HttpContext } from '@adonisjs/core/http'
import { dayAsked } from '#platform/http/fields'
import { clock } from '#platform/clock'
import { acceptLine, acceptPlan, discardPlan, proposePlan } from '#fleet/actions/propose_plan'
import { DayPlan, DayPlanLine } from '#fleet/models/day_plan'
import { done, existing } from '#fleet/controllers/answers'

/** Proposals for a day: asked for, accepted whole or line by line, put aside. */
export default class DayPlansController {
  async store(ctx: HttpContext) {
    const plan = await proposePlan(ctx.act, dayAsked(ctx.request.input('on')) ?? clock.today())
    done(ctx, 'plan_proposed', { served: plan.served, asked: plan.asked })
    return ctx.response.redirect(`/fleet/board?on=${plan.dayOn}`)
  }

  async accept(ctx: HttpContext) {
    const plan = existing(await DayPlan.find(ctx.params.id))
    const counts = await acceptPlan(ctx.act, plan.id)
    done(ctx, 'plan_accepted', counts)
    return ctx.response.redirect(`/fleet/board?on=${plan.dayOn}`)
  }

  async acceptLine(ctx: HttpContext) {
    ctx.act.authorize('fleet.assignments.create')
    const line = existing(
      await DayPlanLine.query()
        .where({ id: ctx.params.line, planId: ctx.params.id, state: 'proposed' })
        .first()
    )
    const plan = await DayPlan.findOrFail(line.planId)
    const outcome = await acceptLine(ctx.act, line)
    done(ctx, outcome === 'accepted' ? 'line_accepted' : 'line_refused')
    return ctx.response.redirect(`/fleet/board?on=${plan.dayOn}`)
  }

  async destroy(ctx: HttpContext) {
    const plan = existing(await DayPlan.find(ctx.params.id))
    await discardPlan(ctx.act, plan.id)
    done(ctx, 'plan_discarded')
    return ctx.response.redirect(`/fleet/board?on=${plan.dayOn}`)
  }
}
