import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { renderList } from '#platform/lists/render'
import { requestLeave } from '#hr/actions/request_leave'
import { leaveRequestList } from '#hr/lists/leave_requests'
import { sendPaper } from '#hr/controllers/send_paper'
import { decisionPaper } from '#hr/documents/papers'
import { Agent } from '#hr/models/agent'
import { LeaveRequest } from '#hr/models/leave_request'
import { leaveForm } from '#hr/queries/leave_form'
import { leaveRequestPage } from '#hr/queries/leave_request_page'
import { mayAskFor, maySee, ownAgent } from '#hr/queries/own_agent'
import { leaveRequestValidator } from '#hr/validators/leave'

/** Leave asked for: the list, the form with its count, the request and where it stands. */
export default class LeaveRequestsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, leaveRequestList, {
      buttons: [
        {
          label: 'hr.leave.ask',
          route: 'hr.leave_requests.create',
          permission: 'hr.own',
          primary: true,
        },
      ],
    })
  }

  /** `?agent=` for whom; type, days and dates in the address show the count before anything is sent. */
  async create({ request, view, act, i18n }: HttpContext) {
    const asked = request.input('agent')
    const agent = asked ? await Agent.find(Number(asked) || 0) : await ownAgent(act)
    if (asked && !agent) throw new Refusal('not_found', {}, { status: 404 })
    if (!agent) throw new Refusal('hr.no_own_file', {}, { status: 404 })
    await mayAskFor(act, agent)
    const form = await leaveForm(act, i18n, agent, request.qs())
    return view.render('hr/leave/new', { ...form, requestKey: randomUUID() })
  }

  async store({ request, act, session, response }: HttpContext) {
    const input = await request.validateUsing(leaveRequestValidator)
    const created = await requestLeave(act, {
      agentId: input.agent_id,
      type: input.type,
      start: input.start,
      end: input.end,
      days: input.end ? undefined : input.days,
      startsAtNoon: input.starts_at_noon,
      endsAtNoon: input.ends_at_noon,
      birth: input.birth,
      reason: input.reason,
      interimAgentId: input.interim_agent_id,
      proofOn: input.proof_on,
      requestKey: input.request_key,
    })
    session.flash('notice', { tone: 'good', key: 'hr.leave.sent' })
    return response.redirect().toPath(`/hr/leave-requests/${created.id}`)
  }

  async show({ params, view, act }: HttpContext) {
    return view.render('hr/leave/show', await leaveRequestPage(act, Number(params.id)))
  }

  /** The paper of the decision, for the person and for those who see the unit's leave. */
  async decision(ctx: HttpContext) {
    const request = await LeaveRequest.query().where('id', ctx.params.id).preload('agent').first()
    if (!request?.paper) throw new Refusal('not_found', {}, { status: 404 })
    await maySee(ctx.act, request.agent, 'hr.leave.view')
    return sendPaper(ctx, await decisionPaper(request.paper), {
      type: 'hr.leave_request',
      id: request.id,
      label: request.subjectLabel,
    })
  }
}
