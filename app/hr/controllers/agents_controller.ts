import type { HttpContext } from '@adonisjs/core/http'
import { isCivilDate, parseCivilDate } from '#values/civil_date'
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
    const asked = parseCivilDate(String(request.input('on', '')))
    const page = await agentPage(act, Number(params.id), isCivilDate(asked) ? asked : null)
    return view.render('hr/agents/show', page)
  }
}
