import type { HttpContext } from '@adonisjs/core/http'
import { ageBands, headcountBy, staffFigures } from '#hr/queries/workforce'
import { pyramidPicture } from '#hr/rules/pyramid'

/** The staff in figures: age pyramid, and heads by unit, corps, échelle and status. */
export default class WorkforceController {
  async show({ view, act }: HttpContext) {
    const [bands, units, corps, scales, statuses, figures] = await Promise.all([
      ageBands(act),
      headcountBy(act, 'unit'),
      headcountBy(act, 'corps'),
      headcountBy(act, 'echelle'),
      headcountBy(act, 'status'),
      staffFigures(act),
    ])
    return view.render('hr/workforce/show', {
      pyramid: pyramidPicture(bands),
      units,
      corps,
      scales,
      statuses,
      figures,
    })
  }
}
