import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { listFor } from '#platform/lists/access'
import { findList } from '#platform/lists/definition'
import type { ListDefinition } from '#platform/lists/definition'
import { parseState, viewWords } from '#platform/lists/state'
import type { ViewWords } from '#platform/lists/state'
import { viewsFor } from '#platform/lists/views'

/** The list named in the address, as this person may see it. Refuses 404 and 403. */
export function requestedList({ params, act }: HttpContext): ListDefinition {
  const definition = findList(String(params.list))
  if (!definition)
    throw new Refusal('lists.unknown', { list: String(params.list) }, { status: 404 })
  act.authorize(definition.permission)
  return listFor(definition, act)
}

/** The words a form sends along ("words", as in the address), with those of its view worked in. */
export async function requestedWords(ctx: HttpContext, list: ListDefinition): Promise<ViewWords> {
  const words = Object.fromEntries(new URLSearchParams(String(ctx.request.input('words') ?? '')))
  const views = await viewsFor(list, ctx.act, ctx.i18n)
  const view = views.find((candidate) => candidate.key === words.view) ?? null
  return viewWords(list, parseState(list, words, view).state)
}
