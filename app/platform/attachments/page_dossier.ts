import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { installed } from '#platform/modules'

export interface DossierLink {
  url: string
  files: number
  comments: number
}

/**
 * The files and remarks of the record whose page is being drawn, so that any record has them: a page that does not
 * show them itself gets the way to them from the layout.
 */
export class PageDossier {
  #shown = false

  constructor(private readonly ctx: HttpContext) {}

  /** Called by the component that shows them on the page itself. */
  shown(): string {
    this.#shown = true
    return ''
  }

  /** The way to them, when the page is one of a record this act may see and has not shown them. */
  async link(): Promise<DossierLink | null> {
    const { act, route, params } = this.ctx
    const definition = installed
      .subjects()
      .find((item) => item.route !== undefined && item.route === route?.name)
    const id = Number(Object.values(params)[0])
    if (this.#shown || !definition || !id || !act.can(definition.permission)) return null
    if (!(await definition.find(id, act))) return null
    const of = { subject_type: definition.type, subject_id: id }
    const count = async (table: string) =>
      Number(
        (await db.from(table).where(of).whereNull('withdrawn_at').count('* as total').first()).total
      )
    const words = new URLSearchParams({ subject_type: definition.type, subject_id: String(id) })
    return {
      url: `/attachments?${words}`,
      files: await count('platform_attachments'),
      comments: await count('platform_comments'),
    }
  }
}
