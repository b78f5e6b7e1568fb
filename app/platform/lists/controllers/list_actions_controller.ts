import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { Refusal } from '#values/refusal'
import type { BulkAction, ListDefinition } from '#platform/lists/definition'
import { requestedList, requestedWords } from '#platform/lists/controllers/list_request'
import { keepSelection, loadSelection } from '#platform/lists/selection'
import type { Selection } from '#platform/lists/selection'

/** What is done to the chosen rows: keep the choice, ask when the action wants it, then do it. */
export default class ListActionsController {
  async store(ctx: HttpContext) {
    const { act, request, response, session } = ctx
    const list = requestedList(ctx)
    const action = this.#action(list, String(request.input('action') ?? ''))
    const everything = request.input('everything') === '1'
    const keys = [request.input('keys') ?? []].flat().map(String)
    if (!everything && keys.length === 0) throw new Refusal('lists.nothing_chosen', {})
    const selection = await keepSelection(
      act,
      list,
      await requestedWords(ctx, list),
      everything ? null : keys
    )
    if (action.form)
      return response.redirect(`${router.makeUrl(action.form)}?selection=${selection.id}`)
    if (action.confirm) {
      return response.redirect(
        router.makeUrl('lists.actions.show', [list.name, action.key, selection.id])
      )
    }
    return this.#perform({ act, response, session } as HttpContext, list, action, selection)
  }

  async show(ctx: HttpContext) {
    const { act, i18n, params, view } = ctx
    const list = requestedList(ctx)
    const action = this.#action(list, params.action)
    const selection = await loadSelection(act, params.selection)
    return view.render('platform/lists/confirm', {
      list,
      action,
      selection,
      count: await selection.count(),
      title: i18n.t(`${list.texts}.title`),
      text: i18n.t(action.label ?? `${list.texts}.actions.${action.key}`),
      back: router.makeUrl(list.route),
    })
  }

  async update(ctx: HttpContext) {
    const list = requestedList(ctx)
    const action = this.#action(list, ctx.params.action)
    return this.#perform(ctx, list, action, await loadSelection(ctx.act, ctx.params.selection))
  }

  async #perform(
    { act, response, session }: HttpContext,
    list: ListDefinition,
    action: BulkAction,
    selection: Selection
  ) {
    act.authorize(action.permission)
    const outcome = await action.run!(act, selection)
    session.flash('notice', { tone: 'good', key: outcome.message, params: outcome.params })
    return response.redirect(outcome.redirect ?? router.makeUrl(list.route))
  }

  #action(list: ListDefinition, key: string): BulkAction {
    const action = list.actions?.find((candidate) => candidate.key === key)
    if (!action) throw new Refusal('lists.action_unknown', { action: key }, { status: 404 })
    return action
  }
}
