import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { Money } from '#values/money'
import { movesFrom } from '#values/state_machine'
import { renderList } from '#platform/lists/render'
import { installed } from '#platform/modules'
import { Party } from '#registry/models/party'
import { historyOf } from '#registry/queries/history'
import { commitmentList } from '#budget/lists/spending'
import { Commitment } from '#budget/models/commitment'
import { Mandate } from '#budget/models/mandate'
import { commitmentStates } from '#budget/rules/commitment_states'

/** Commitments, their credits and their visas. */
export default class CommitmentsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, commitmentList)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const commitment = await Commitment.query()
      .where('id', params.id)
      .preload('line')
      .preload('visas', (query) => query.orderBy('id'))
      .firstOrFail()
    return view.render('budget/commitments/show', {
      commitment,
      creditor: await Party.findOrFail(commitment.partyId),
      moves: movesFrom(commitmentStates, commitment.state).filter(
        (move) => move.permission && act.can(move.permission) && move.name !== 'release'
      ),
      own: commitment.proposedById !== null && commitment.proposedById === act.actor.userId,
      before: Money.ofMinor(commitment.lineCommittedMinor),
      left: Money.ofMinor(
        commitment.lineOpenedMinor - commitment.lineCommittedMinor - commitment.amountMinor
      ),
      mandates: await Mandate.query().where('commitmentId', commitment.id).orderBy('id'),
      purchase: subjectUrl(commitment.subjectType, commitment.subjectId),
      history: await historyOf('budget.commitment', [commitment.id], act, i18n),
    })
  }
}

/** The page of the record a commitment or mandate speaks of, whichever business it belongs to. */
export function subjectUrl(type: string, id: number): string | null {
  const route = installed.subject(type)?.route
  return route ? router.makeUrl(route, [id]) : null
}
