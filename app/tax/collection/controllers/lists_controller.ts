import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { presentRun } from '#platform/jobs/run_presenter'
import { listPanel } from '#platform/lists/embedded'
import { renderList } from '#platform/lists/render'
import { decideList } from '#tax/collection/actions/decide_list'
import { collectionActList } from '#tax/collection/lists/acts'
import { collectionListList } from '#tax/collection/lists/lists'
import { listDecisionValidator } from '#tax/collection/validators/collection'

/** Lists of acts: what a list would do and to whom, the authorisation, the file of its papers. */
export default class CollectionListsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, collectionListList, { crumbs: ['tax.title'] })
  }

  async acts(ctx: HttpContext) {
    return renderList(ctx, collectionActList, { crumbs: ['tax.title', 'collection.menu.lists'] })
  }

  async show(ctx: HttpContext) {
    const { params, act, view } = ctx
    const list = await db
      .from('tax_collection_lists as l')
      .leftJoin('platform_users as a', 'a.id', 'l.prepared_by_id')
      .leftJoin('platform_users as b', 'b.id', 'l.decided_by_id')
      .where('l.id', params.id)
      .select(
        'l.*',
        'a.name_fr as prepared_by',
        'a.name_ar as prepared_by_ar',
        'b.name_fr as decided_by',
        'b.name_ar as decided_by_ar'
      )
      .first()
    if (!list) throw new Refusal('not_found', {}, { status: 404 })
    const run = list.run_id
      ? await db.from('platform_job_runs').where('id', list.run_id).first()
      : null
    const files = run ? await db.from('platform_job_files').where('run_id', run.id) : []
    return view.render('tax/collection/list', {
      list,
      left: readLeft(list.left_out),
      run: run ? presentRun(run, ctx.i18n, files) : null,
      panel: await listPanel(ctx, collectionActList, {
        filter: `list:is:${list.number}`,
        columns: await shownColumns(list),
        size: 20,
      }),
      mayDecide: list.state === 'prepared' && act.can('collection.lists.authorise'),
      own: list.prepared_by_id === act.actor.userId,
    })
  }

  async decide({ params, request, act, session, response }: HttpContext) {
    const fields = await request.validateUsing(listDecisionValidator)
    const authorised = fields.decision === 'authorise'
    await decideList(act, Number(params.id), { authorised, reason: fields.reason ?? null })
    session.flash('notice', {
      tone: authorised ? 'good' : 'info',
      key: authorised ? 'collection.lists_page.authorised' : 'collection.lists_page.refused',
    })
    return response.redirect(`/collection/lists/${params.id}`)
  }
}

/** Acts have a number once they are served, and a reason only where one was left out. */
async function shownColumns(list: { id: number; state: string }): Promise<string[]> {
  const left = await db
    .from('tax_collection_acts')
    .where({ list_id: list.id, state: 'left' })
    .first()
  return [
    ...(list.state === 'served' ? ['number'] : []),
    ...['notice', 'payer', 'arrondissement', 'owed', 'fee', 'state'],
    ...(left ? ['because'] : []),
  ]
}

/** MySQL gives JSON as text, MariaDB as what it says. */
function readLeft(left: string | Record<string, number> | null): Record<string, number> {
  return typeof left === 'string' ? JSON.parse(left) : (left ?? {})
}
