import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { existing, done, importButton } from '#fleet/controllers/answers'
import { setDriverState } from '#fleet/actions/register_driver'
import { driverList } from '#fleet/lists/drivers'
import { Driver } from '#fleet/models/driver'
import { driverPage } from '#fleet/queries/driver_page'

/** The people who drive; their licences are kept in the registry. */
export default class DriversController {
  async index(ctx: HttpContext) {
    return renderList(ctx, driverList, {
      buttons: importButton('fleet.drivers', 'fleet.drivers.import'),
    })
  }

  async show({ params, view, act }: HttpContext) {
    const driver = existing(await Driver.find(params.id))
    act.authorize('fleet.drivers.view', driver)
    return view.render('fleet/drivers/show', {
      driver,
      ...(await driverPage(driver)),
      today: clock.today(),
    })
  }

  async state(ctx: HttpContext) {
    const driver = existing(await Driver.find(ctx.params.id))
    await setDriverState(
      ctx.act,
      driver.id,
      ctx.request.input('state') === 'active' ? 'active' : 'inactive'
    )
    done(ctx, 'saved')
    return ctx.response.redirect(`/fleet/drivers/${driver.id}`)
  }
}
