import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { removeView } from '#platform/lists/actions/remove_view'
import { saveView } from '#platform/lists/actions/save_view'
import { requestedList, requestedWords } from '#platform/lists/controllers/list_request'

/** The views a person keeps of a list. */
export default class ListViewsController {
  async store(ctx: HttpContext) {
    const { act, request, response, session } = ctx
    const list = requestedList(ctx)
    const words = await requestedWords(ctx, list)
    const name = String(request.input('name') ?? '')
    const id = await saveView(act, list, { name, shared: request.input('shared') === '1', words })
    session.flash('notice', { tone: 'good', key: 'lists.view_saved', params: { name } })
    return response.redirect(`${router.makeUrl(list.route)}?view=saved-${id}`)
  }

  async destroy(ctx: HttpContext) {
    const { act, params, response, session } = ctx
    const list = requestedList(ctx)
    await removeView(act, list.name, Number(params.id))
    session.flash('notice', { tone: 'good', key: 'lists.view_removed' })
    return response.redirect(router.makeUrl(list.route))
  }
}
