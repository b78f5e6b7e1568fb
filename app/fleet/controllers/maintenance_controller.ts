import type { HttpContext } from '@adonisjs/core/http'
import { Money } from '#values/money'
import { renderList } from '#platform/lists/render'
import { recordService } from '#fleet/actions/record_service'
import { done } from '#fleet/controllers/answers'
import { maintenanceList } from '#fleet/lists/maintenance'
import { serviceValidator } from '#fleet/validators/vehicles'

/** Services of the vehicles: what falls due, what was done. */
export default class MaintenanceController {
  async index(ctx: HttpContext) {
    return renderList(ctx, maintenanceList, { intro: 'fleet.lists.maintenance.intro' })
  }

  async store(ctx: HttpContext) {
    const { cost, serviceKm, ...facts } = await ctx.request.validateUsing(serviceValidator)
    const costMinor = cost === undefined ? null : Money.ofDirhams(cost).minor
    await recordService(ctx.act, Number(ctx.params.id), { ...facts, km: serviceKm, costMinor })
    done(ctx, 'service_recorded')
    return ctx.response.redirect(`/fleet/vehicles/${ctx.params.id}`)
  }
}
