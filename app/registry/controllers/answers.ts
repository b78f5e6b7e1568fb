import type { HttpContext } from '@adonisjs/core/http'
import type { ListButton } from '#platform/lists/render'
import { Refusal } from '#values/refusal'
import { StaleEdit } from '#values/stale_edit'

/** The record, or the page that says there is none. */
export function existing<Item>(record: Item | null): Item {
  if (!record) throw new Refusal('registry.not_found', {}, { status: 404 })
  return record
}

/**
 * Runs an edit; when somebody saved in between, goes back to the form at that address with what was typed and the difference.
 * Answers whether it was saved.
 */
export async function savedOrStale(
  ctx: HttpContext,
  form: string,
  save: () => Promise<unknown>
): Promise<boolean> {
  try {
    await save()
    return true
  } catch (error) {
    if (!(error instanceof StaleEdit)) throw error
    ctx.session.flashAll()
    ctx.session.flash('stale', {
      fields: error.fields,
      lockVersion: error.lockVersion,
      labels: error.labels,
    })
    ctx.response.redirect(form)
    return false
  }
}

/** The button of a list that leads to an import. */
export function importButton(name: string, permission: string): ListButton[] {
  return [
    { label: `${name}.import`, route: 'imports.create', params: { import: name }, permission },
  ]
}
