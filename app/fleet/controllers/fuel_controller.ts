import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { loadSelection } from '#platform/lists/selection'
import { renderList } from '#platform/lists/render'
import { Refusal } from '#values/refusal'
import { decideAnomalies } from '#fleet/actions/decide_anomaly'
import { existing, done, importButton } from '#fleet/controllers/answers'
import { anomalyList, findingText } from '#fleet/lists/anomalies'
import { fillList } from '#fleet/lists/fills'
import { logBookList } from '#fleet/lists/log_book'
import { FuelAnomaly } from '#fleet/models/fuel_anomaly'
import { decisionValidator } from '#fleet/validators/vehicles'

/** Fuel-card transactions, what is odd about them, and the decisions on it. */
export default class FuelController {
  async index(ctx: HttpContext) {
    return renderList(ctx, fillList, {
      buttons: [
        ...importButton('fleet.fuel', 'fleet.fuel.import'),
        {
          label: 'fleet.buttons.anomalies',
          route: 'fleet.anomalies.index',
          permission: 'fleet.fuel.view',
        },
      ],
    })
  }

  async anomalies(ctx: HttpContext) {
    return renderList(ctx, anomalyList, { intro: 'fleet.lists.anomalies.intro' })
  }

  async logBook(ctx: HttpContext) {
    return renderList(ctx, logBookList)
  }

  async show({ params, view, act, i18n }: HttpContext) {
    const anomaly = existing(await FuelAnomaly.find(params.id))
    const fill = await db
      .from('fleet_fuel_transactions as t')
      .join('fleet_vehicles as v', 'v.id', 't.vehicle_id')
      .join('fleet_fuel_cards as c', 'c.id', 't.card_id')
      .where('t.id', anomaly.transactionId)
      .select(
        't.*',
        'v.plate',
        'v.make',
        'v.model',
        'v.tank_litres',
        'v.monthly_litres',
        'v.energy',
        'c.number as card'
      )
      .firstOrFail()
    const around = await db
      .from('fleet_fuel_transactions')
      .where('vehicle_id', fill.vehicle_id)
      .orderBy('filled_at')
      .select('*')
    const index = around.findIndex((row) => row.id === fill.id)
    return view.render('fleet/fuel/anomaly', {
      anomaly,
      inWords: (finding: string) => findingText(finding, i18n),
      fill,
      around: around.slice(Math.max(0, index - 4), index + 5),
      others: await FuelAnomaly.query().where('transactionId', fill.id).whereNot('id', anomaly.id),
      mayDecide: act.can('fleet.fuel.decide') && anomaly.state === 'open',
    })
  }

  async create({ request, response, view, act }: HttpContext) {
    const id = Number(request.input('selection'))
    if (!id) return response.redirect('/fleet/fuel/anomalies?view=open')
    const selection = await loadSelection(act, id)
    return view.render('fleet/fuel/decide', { selection: id, count: await selection.count() })
  }

  async store(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(decisionValidator)
    const ids = [...(form.ids ?? [])]
    if (form.selection !== undefined) {
      const selection = await loadSelection(ctx.act, form.selection)
      for await (const chunk of selection.chunks(500)) ids.push(...chunk.map(Number))
    }
    if (ids.length === 0) throw new Refusal('fleet.nothing_chosen')
    const decided = await decideAnomalies(ctx.act, ids, form)
    done(ctx, 'anomalies_decided', { count: decided })
    return ctx.response.redirect(
      ids.length === 1 ? `/fleet/fuel/anomalies/${ids[0]}` : '/fleet/fuel/anomalies?view=open'
    )
  }
}
