import type { HttpContext } from '@adonisjs/core/http'
import { enqueue } from '#platform/jobs/outbox'
import { renderList } from '#platform/lists/render'
import { transaction } from '#platform/transaction'
import { dismissDuplicate } from '#registry/actions/dismiss_duplicate'
import { mergeParties } from '#registry/actions/merge_parties'
import { existing } from '#registry/controllers/answers'
import { duplicateSearchJob } from '#registry/jobs/duplicate_search'
import { duplicateList } from '#registry/lists/duplicates'
import { PartyDuplicate } from '#registry/models/party_duplicate'
import { comparedParties } from '#registry/queries/compared_parties'
import { mergeValidator, reasonValidator } from '#registry/validators/registry'

/** Pairs of parties that may be one: kept apart, or merged with the history kept. */
export default class DuplicatesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, duplicateList, {
      intro: 'registry.duplicates.intro',
      template: 'registry/duplicates/index',
    })
  }

  async show({ act, params, view }: HttpContext) {
    const pair = existing(
      await PartyDuplicate.query().where('id', params.id).preload('party').preload('other').first()
    )
    return view.render('registry/duplicates/show', {
      pair,
      reasons: pair.reasons.split(','),
      ...(await comparedParties(pair, act)),
    })
  }

  async search({ act, response }: HttpContext) {
    const runId = await transaction((trx) =>
      enqueue(
        trx,
        act,
        duplicateSearchJob,
        {},
        { title: { key: 'registry.jobs.duplicate_search' }, url: '/registry/duplicates' }
      )
    )
    return response.redirect(`/jobs/${runId}`)
  }

  async merge({ act, params, request, response, session }: HttpContext) {
    const pair = existing(await PartyDuplicate.find(params.id))
    const { keptId, reason } = await request.validateUsing(mergeValidator)
    const kept = await mergeParties(
      act,
      keptId,
      keptId === pair.partyId ? pair.otherId : pair.partyId,
      reason
    )
    session.flash('notice', {
      tone: 'good',
      key: 'registry.duplicates.merged',
      params: { name: kept.nameFr },
    })
    return response.redirect(`/registry/parties/${kept.id}`)
  }

  async dismiss({ act, params, request, response, session }: HttpContext) {
    const { reason } = await request.validateUsing(reasonValidator)
    await dismissDuplicate(act, Number(params.id), reason)
    session.flash('notice', { tone: 'good', key: 'registry.duplicates.dismissed' })
    return response.redirect('/registry/duplicates')
  }
}
