import type { HttpContext } from '@adonisjs/core/http'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { leaveMoveValidator } from '#hr/validators/leave'

/** One move of a leave request: an opinion, a decision, a withdrawal, a cancellation. */
export default class LeaveMovesController {
  async store({ params, request, act, session, response }: HttpContext) {
    const { name, reason, proof_on: proofOn } = await request.validateUsing(leaveMoveValidator)
    const moved = await moveLeaveRequest(act, Number(params.id), name, reason ?? null, {
      proofOn,
    })
    session.flash('notice', {
      tone: moved.state === 'granted' || moved.state === 'endorsed' ? 'good' : 'info',
      key: `hr.leave.moved.${name === 'recall' ? 'recalled' : moved.state}`,
      params: { number: moved.number ?? '' },
    })
    return response.redirect().toPath(`/hr/leave-requests/${moved.id}`)
  }
}
