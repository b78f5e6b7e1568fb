import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { Refusal } from '#values/refusal'
import type { ListButton } from '#platform/lists/render'

/** The record, or the page that says there is none. */
export function existing<Item>(record: Item | null | undefined): Item {
  if (!record) throw new Refusal('fleet.not_found', {}, { status: 404 })
  return record
}

/** The button of a list that leads to an import. */
export function importButton(name: string, permission: string): ListButton[] {
  if (!router.has('imports.create')) return []
  return [
    {
      label: 'fleet.buttons.import',
      route: 'imports.create',
      params: { import: name },
      permission,
    },
  ]
}

/** Says what was done, on the next page. */
export function done(
  ctx: HttpContext,
  key: string,
  params: Record<string, string | number> = {}
): void {
  ctx.session.flash('notice', { tone: 'good', key: `fleet.done.${key}`, params })
}

/** Sends a PDF that is small enough to be drawn while somebody waits. */
export function sendPdf(ctx: HttpContext, bytes: Buffer, name: string): void {
  ctx.response.header('content-type', 'application/pdf')
  ctx.response.header('content-disposition', `inline; filename="${name}"`)
  ctx.response.send(bytes)
}
