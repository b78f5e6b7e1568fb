import type { HttpContext } from '@adonisjs/core/http'
import { delegateRole, endDelegation } from '#platform/users/delegation'
import { delegationValidator } from '#platform/users/validators/account'

/** Roles lent during an absence. */
export default class DelegationsController {
  async store({ request, act, session, response }: HttpContext) {
    await delegateRole(act, await request.validateUsing(delegationValidator))
    session.flash('notice', { tone: 'good', key: 'platform.account.delegated' })
    return response.redirect('/account')
  }

  async destroy({ params, act, session, response }: HttpContext) {
    await endDelegation(act, Number(params.id))
    session.flash('notice', { tone: 'good', key: 'platform.account.delegation_ended' })
    return response.redirect('/account')
  }
}
