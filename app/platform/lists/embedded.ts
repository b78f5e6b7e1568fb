import type { HttpContext } from '@adonisjs/core/http'
import { listFor } from '#platform/lists/access'
import { ListAddresses } from '#platform/lists/addresses'
import type { ListDefinition } from '#platform/lists/definition'
import { tablePage } from '#platform/lists/page'
import { parseState } from '#platform/lists/state'

export interface EmbeddedOptions {
  /** In the words of an address: 'plot:in:12'. */
  filter: string
  columns?: string[]
  sort?: string
  /** Text key of the heading; the list's title unless given. */
  title?: string
  /** Rows shown; 10 unless given. */
  size?: number
}

/**
 * The first rows of a list for a part of another page, drawn by `@!list.embedded({ panel })`. Null when this person
 * may not see the list, so that the page simply leaves it out.
 */
export async function listPanel(
  { act, i18n }: HttpContext,
  definition: ListDefinition,
  options: EmbeddedOptions
) {
  if (!act.can(definition.permission)) return null
  const list = listFor(definition, act)
  const { state, unread } = parseState(
    list,
    { f: options.filter, sort: options.sort, columns: options.columns?.join(',') },
    null
  )
  if (unread.length > 0)
    throw new Error(`List ${list.name} cannot be filtered by "${unread.join(';')}"`)
  const addresses = new ListAddresses(list, ListAddresses.pathOf(list), state, null)
  const table = await tablePage(list, { ...state, size: options.size ?? 10 }, addresses, act, i18n)
  return {
    title: i18n.t(options.title ?? `${list.texts}.title`),
    table,
    id: `embedded-${list.name.replaceAll('.', '-')}`,
    everything: addresses.to({}),
  }
}
