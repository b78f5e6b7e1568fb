import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { listFor } from '#platform/lists/access'
import { ListAddresses } from '#platform/lists/addresses'
import { chipsOf } from '#platform/lists/chips'
import type { ListDefinition } from '#platform/lists/definition'
import { changedFilter } from '#platform/lists/editing'
import { groupedPage, tablePage } from '#platform/lists/page'
import { isSearchable } from '#platform/lists/search'
import { PAGE_SIZES, parseState, wordsOf } from '#platform/lists/state'
import { columnOptions, filterEditor, filterOptions, groupOptions } from '#platform/lists/toolbar'
import { viewsFor } from '#platform/lists/views'

export interface ListButton {
  /** Text key. */
  label: string
  route: string
  params?: Record<string, unknown> | unknown[]
  permission?: string
  primary?: boolean
}

export interface ListExtras {
  buttons?: ListButton[]
  /** A text key shown under the title. */
  intro?: string
  /** Where the page stands: text keys, the last being the list's section. */
  crumbs?: string[]
  /** More state for a template of the module's own, instead of 'platform/lists/index'. */
  template?: string
  state?: Record<string, unknown>
}

/**
 * Answers the page of a list. A form of the toolbar (one condition more, other columns) is first turned into
 * the address that says the same, so that every page seen can be sent to somebody else.
 */
export async function renderList(
  ctx: HttpContext,
  definition: ListDefinition,
  extras: ListExtras = {}
) {
  const { act, i18n } = ctx
  act.authorize(definition.permission)
  const list = listFor(definition, act)
  const words = wordsOf(ctx.request.parsedUrl.query ?? '')
  const chosen = words['columns[]']
  if (chosen !== undefined) words.columns = chosen
  const views = await viewsFor(list, act, i18n)
  const view = views.find((candidate) => candidate.key === words.view) ?? null
  const { state, unread } = parseState(list, words, view)
  const addresses = new ListAddresses(list, ctx.request.url(), state, view)
  const change = changedFilter(list, state, words)
  if (change && !change.refused)
    return ctx.response.redirect(addresses.to({ clauses: change.clauses }))
  if (chosen !== undefined) return ctx.response.redirect(addresses.to({ columns: state.columns }))

  const grouped = state.group !== null
  const panel = {
    list,
    state,
    title: i18n.t(`${list.texts}.title`),
    table: grouped ? null : await tablePage(list, state, addresses, act, i18n),
    groups: grouped
      ? await groupedPage(list, { ...state, group: state.group! }, addresses, act, i18n)
      : null,
    unread,
    chips: await chipsOf(list, state, addresses, act, i18n),
    filters: filterOptions(list, addresses, i18n),
    editor: await filterEditor(list, state, words, change?.refused ?? null, addresses, act, i18n),
    groupings: groupOptions(list, state, addresses, i18n),
    columns: columnOptions(list, state, i18n),
    sizes: PAGE_SIZES.map((size) => ({
      size,
      href: addresses.to({ size }),
      current: size === state.size,
    })),
    view,
    views: views.map((item) => ({
      ...item,
      href: addresses.toView(item.key),
      current: item.key === view?.key,
    })),
    everything: addresses.toView(null),
    path: ctx.request.url(),
    formId: `rows-${list.name.replaceAll('.', '-')}`,
    wordsText: new URLSearchParams(addresses.words()).toString(),
    searchWords: without(addresses.words(), 'q'),
    filterWords: addresses.words(),
    columnWords: without(addresses.words(), 'columns'),
    searchable: isSearchable(list),
    actions: (list.actions ?? []).map((action) => ({
      ...action,
      text: i18n.t(action.label ?? `${list.texts}.actions.${action.key}`),
    })),
    exportable: act.can(list.exportPermission),
    clear: addresses.to({ clauses: [], term: '' }),
  }
  const buttons = (extras.buttons ?? [])
    .filter((button) => !button.permission || act.can(button.permission))
    .map((button) => ({
      ...button,
      text: i18n.t(button.label),
      href: hrefOf(button),
    }))
  return ctx.view.render(extras.template ?? 'platform/lists/index', {
    ...extras.state,
    panel,
    buttons,
    intro: extras.intro ? i18n.t(extras.intro) : null,
    crumbs: (extras.crumbs ?? []).map((crumb) => ({ label: i18n.t(crumb) })),
  })
}

function without(words: Record<string, string>, word: string): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([key]) => key !== word))
}

/** The address of a button; what its route has no place for becomes the query. */
function hrefOf({ route, params }: ListButton): string {
  if (!params || Array.isArray(params)) return router.makeUrl(route, params as never)
  const { pattern } = router.findOrFail(route)
  const qs = Object.fromEntries(
    Object.entries(params).filter(([key]) => !pattern.includes(`:${key}`))
  )
  return router.makeUrl(route, params as never, { qs })
}
