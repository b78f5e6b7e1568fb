import type { HttpContext } from '@adonisjs/core/http'
import { renderList } from '#platform/lists/render'
import { declarationList } from '#tax/lists/declarations'

/** Declarations of all plots. */
export default class DeclarationsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, declarationList, { crumbs: ['tax.title'] })
  }
}
