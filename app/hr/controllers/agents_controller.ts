import type { HttpContext } from '@adonisjs/core/http'
import { dayAsked } from '#platform/http/fields'
import { renderList } from '#platform/lists/render'
import { agentPage } from '#hr/queries/agent_page'
import { agentList } from '#hr/lists/agents'

/** The register of staff and each person's page. */
export default class AgentsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, agentList, {
      buttons: [
        {
          label: 'hr.agents.import',
          route: 'imports.create',
          params: { import: 'hr.agents' },
          permission: 'hr.agents.import',
        },
      ],
    })
  }

  /** `?on=` shows posting and grade as they stood on another day. */
  async show({ params, request, view, act }: HttpContext) {
    const page = await agentPage(act, Number(params.id), dayAsked(request.input('on')))
    return view.render('hr/agents/show', page)
  }
}
