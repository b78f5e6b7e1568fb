import type { HttpContext } from '@adonisjs/core/http'
import { civilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { decideTariff } from '#tax/actions/decide_tariff'
import { proposeTariff } from '#tax/actions/propose_tariff'
import { Tariff } from '#tax/models/tariff'
import type { TariffRow, ZoneBracket } from '#tax/rules/tnb'
import { tariffDecisionValidator, tariffValidator } from '#tax/validators/plots'

/** The rates voted year by year, inside the legal brackets, approved by a second person. */
export default class TariffsController {
  async index({ view }: HttpContext) {
    const tariffs = await Tariff.query()
      .preload('rates')
      .orderBy('year', 'desc')
      .orderBy('id', 'desc')
    const parameters = await loadParameters()
    return view.render('tax/tariffs/index', {
      tariffs,
      inForce: parameters.history<TariffRow[]>('tax.tnb.tariff').reverse(),
      brackets: parameters.on<ZoneBracket[]>('tax.tnb.brackets', clock.today()),
    })
  }

  async create({ view, request }: HttpContext) {
    const year = Number(request.input('year', clock.today().slice(0, 4)))
    const parameters = await loadParameters()
    const on = civilDate(year, 1, 1)
    return view.render('tax/tariffs/create', {
      year,
      brackets: parameters.on<ZoneBracket[]>('tax.tnb.brackets', on),
      tariff: parameters.find<TariffRow[]>('tax.tnb.tariff', on)?.value ?? [],
    })
  }

  async store({ request, response, act, session }: HttpContext) {
    const fields = await request.validateUsing(tariffValidator)
    const tariff = await proposeTariff(act, {
      year: fields.year,
      deliberation: fields.deliberation ?? null,
      orderReference: fields.order_reference,
      orderOn: fields.order_on,
      visaOn: fields.visa_on ?? null,
      rates: fields.rates,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'tax.tariffs.proposed',
      params: { year: String(tariff.year) },
    })
    return response.redirect(`/tax/tariffs/${tariff.id}`)
  }

  async show({ params, view, act }: HttpContext) {
    const tariff = await Tariff.query().where('id', params.id).preload('rates').first()
    if (!tariff) throw new Refusal('not_found', {}, { status: 404 })
    const own = act.actor.userId !== null && tariff.proposedById === act.actor.userId
    return view.render('tax/tariffs/show', { tariff, own })
  }

  async decide({ params, request, response, act, session }: HttpContext) {
    const { decision, reason } = await request.validateUsing(tariffDecisionValidator)
    const tariff = await decideTariff(act, Number(params.id), {
      approved: decision === 'approve',
      reason: reason ?? null,
    })
    session.flash('notice', {
      tone: tariff.state === 'approved' ? 'good' : 'warn',
      key: `tax.tariffs.${tariff.state}`,
      params: { year: String(tariff.year) },
    })
    return response.redirect(`/tax/tariffs/${tariff.id}`)
  }
}
