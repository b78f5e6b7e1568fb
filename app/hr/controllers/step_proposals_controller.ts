import type { HttpContext } from '@adonisjs/core/http'
import { yearOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { moveStep } from '#hr/actions/move_step'
import type { StepMove } from '#hr/actions/move_step'
import { prepareStepTable, stepsDue } from '#hr/actions/prepare_step_table'
import { sendPaper } from '#hr/controllers/send_paper'
import { stepOrderPaper } from '#hr/documents/papers'
import { stepProposalList } from '#hr/lists/step_proposals'
import { findStep, stepPage } from '#hr/queries/step_page'
import { stepMoveValidator, stepTableValidator } from '#hr/validators/steps'

/** The table of step advancement: prepared for a year, proposed pace by pace, decided by numbered orders. */
export default class StepProposalsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, stepProposalList, {
      buttons: [
        {
          label: 'hr.steps.prepare',
          route: 'hr.step_proposals.create',
          permission: 'hr.steps.propose',
          primary: true,
        },
      ],
    })
  }

  /** `?year=`: what the table of that year would add. */
  async create({ request, view }: HttpContext) {
    const present = yearOf(clock.today())
    const asked = Number(request.input('year', present))
    const year = [present, present + 1].includes(asked) ? asked : present
    return view.render('hr/steps/new', { year, present, ...(await stepsDue(year)) })
  }

  async store({ request, act, session, response }: HttpContext) {
    const { year } = await request.validateUsing(stepTableValidator)
    const present = yearOf(clock.today())
    if (year < present || year > present + 1) {
      const params = { year, first: present, last: present + 1 }
      throw new Refusal('hr.step_year', params, { field: 'year' })
    }
    const added = await prepareStepTable(act, year)
    session.flash('notice', { tone: 'good', key: 'hr.steps.prepared', params: { added, year } })
    return response.redirect().toPath('/hr/step-proposals?view=to_propose')
  }

  async show({ params, view, act }: HttpContext) {
    return view.render('hr/steps/show', await stepPage(act, Number(params.id)))
  }

  async move({ params, request, act, session, response }: HttpContext) {
    const { name, pace, reason } = await request.validateUsing(stepMoveValidator)
    await findStep(act, Number(params.id))
    const asked: StepMove =
      name === 'propose'
        ? { name, pace: pace ?? 'lent' }
        : name === 'set_aside'
          ? { name, reason: reason ?? '' }
          : { name }
    const moved = await moveStep(act, Number(params.id), asked)
    session.flash('notice', {
      tone: 'good',
      key: `hr.steps.now.${moved.state}`,
      params: { number: moved.number ?? '' },
    })
    return response.redirect().toPath(`/hr/step-proposals/${moved.id}`)
  }

  /** The paper of the order. */
  async order(ctx: HttpContext) {
    const proposal = await findStep(ctx.act, Number(ctx.params.id))
    if (!proposal.paper) throw new Refusal('not_found', {}, { status: 404 })
    return sendPaper(ctx, await stepOrderPaper(proposal.paper), {
      type: 'hr.step_proposal',
      id: proposal.id,
      label: proposal.subjectLabel,
    })
  }
}
