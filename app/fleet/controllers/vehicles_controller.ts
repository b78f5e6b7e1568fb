import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { addDays, addMonths, daysBetween } from '#values/civil_date'
import { dayAsked } from '#platform/http/fields'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadParameters } from '#platform/settings/parameters'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { unitChoices } from '#registry/queries/lookups'
import { recordDocument, roadTaxOwed } from '#fleet/actions/record_document'
import { replaceMeter } from '#fleet/actions/replace_meter'
import { createVehicle, retireVehicle, updateVehicle } from '#fleet/actions/save_vehicle'
import { endStop, stopVehicle } from '#fleet/actions/stop_vehicle'
import { done, existing, importButton, sendPdf } from '#fleet/controllers/answers'
import { drawLogBook } from '#fleet/documents/log_book'
import { vehicleList } from '#fleet/lists/vehicles'
import { Vehicle, VEHICLE_KINDS } from '#fleet/models/vehicle'
import { DOCUMENT_KINDS } from '#fleet/models/vehicle_document'
import { VehicleStop } from '#fleet/models/vehicle_stop'
import { logBookFacts } from '#fleet/queries/log_book_facts'
import { servicesOf } from '#fleet/queries/vehicle_services'
import { vehiclePage } from '#fleet/queries/vehicle_page'
import {
  documentValidator,
  meterValidator,
  retirementValidator,
  stopValidator,
  vehicleValidator,
} from '#fleet/validators/vehicles'

const ENERGIES = ['diesel', 'petrol', 'electric', 'hybrid']
const OWNERSHIPS = ['owned', 'leased', 'rented', 'lent']

/** The register of vehicles, their papers and their stops. */
export default class VehiclesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, vehicleList, {
      buttons: [
        ...importButton('fleet.vehicles', 'fleet.vehicles.import'),
        {
          label: 'fleet.buttons.new_vehicle',
          route: 'fleet.vehicles.create',
          permission: 'fleet.vehicles.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ view, act }: HttpContext) {
    return view.render('fleet/vehicles/form', { vehicle: null, ...(await choices(act)) })
  }

  async store(ctx: HttpContext) {
    const { lockVersion, ...facts } = await ctx.request.validateUsing(vehicleValidator)
    if (lockVersion !== undefined) throw new Refusal('fleet.not_found', {}, { status: 404 })
    const vehicle = await createVehicle(ctx.act, facts)
    done(ctx, 'vehicle_registered', { plate: vehicle.plate })
    return ctx.response.redirect(`/fleet/vehicles/${vehicle.id}`)
  }

  async show({ params, view, act }: HttpContext) {
    const vehicle = existing(await Vehicle.find(params.id))
    act.authorize('fleet.vehicles.view', vehicle)
    const parameters = await loadParameters()
    const today = clock.today()
    return view.render('fleet/vehicles/show', {
      vehicle,
      ...(await vehiclePage(vehicle, parameters)),
      ...(await servicesOf(vehicle, today, parameters)),
      documentKinds: DOCUMENT_KINDS,
      today,
      now: clock.now().toFormat("yyyy-MM-dd'T'HH:mm"),
      later: clock.now().plus({ days: 2 }).toFormat("yyyy-MM-dd'T'HH:mm"),
      left: (on: string | null) => (on ? daysBetween(today, on) : null),
      alertFrom: addDays(today, 60),
      roadTax: vehicle.roadTaxExempt
        ? null
        : roadTaxOwed(vehicle, Number(today.slice(0, 4)), parameters),
    })
  }

  async edit({ params, view, act }: HttpContext) {
    const vehicle = existing(await Vehicle.find(params.id))
    act.authorize('fleet.vehicles.edit', vehicle)
    return view.render('fleet/vehicles/form', { vehicle, ...(await choices(act)) })
  }

  async update(ctx: HttpContext) {
    const { lockVersion, ...facts } = await ctx.request.validateUsing(vehicleValidator)
    const vehicle = await updateVehicle(ctx.act, Number(ctx.params.id), facts, lockVersion ?? 0)
    done(ctx, 'saved')
    return ctx.response.redirect(`/fleet/vehicles/${vehicle.id}`)
  }

  async document(ctx: HttpContext) {
    const facts = await ctx.request.validateUsing(documentValidator)
    await recordDocument(ctx.act, Number(ctx.params.id), facts)
    done(ctx, 'document_recorded')
    return ctx.response.redirect(`/fleet/vehicles/${ctx.params.id}`)
  }

  async stop(ctx: HttpContext) {
    await stopVehicle(
      ctx.act,
      Number(ctx.params.id),
      await ctx.request.validateUsing(stopValidator)
    )
    done(ctx, 'stopped')
    return ctx.response.redirect(`/fleet/vehicles/${ctx.params.id}`)
  }

  async endStop(ctx: HttpContext) {
    existing(
      await VehicleStop.query().where({ id: ctx.params.stop, vehicleId: ctx.params.id }).first()
    )
    await endStop(ctx.act, Number(ctx.params.stop))
    done(ctx, 'fit_again')
    return ctx.response.redirect(`/fleet/vehicles/${ctx.params.id}`)
  }

  async meter(ctx: HttpContext) {
    const { meterReason, ...change } = await ctx.request.validateUsing(meterValidator)
    await replaceMeter(ctx.act, Number(ctx.params.id), { ...change, reason: meterReason })
    done(ctx, 'meter_replaced')
    return ctx.response.redirect(`/fleet/vehicles/${ctx.params.id}`)
  }

  async retire(ctx: HttpContext) {
    const { on, reason } = await ctx.request.validateUsing(retirementValidator)
    await retireVehicle(ctx.act, Number(ctx.params.id), on, reason)
    done(ctx, 'retired')
    return ctx.response.redirect(`/fleet/vehicles/${ctx.params.id}`)
  }

  async logBook(ctx: HttpContext) {
    const vehicle = existing(await Vehicle.find(ctx.params.id))
    ctx.act.authorize('fleet.vehicles.view', vehicle)
    const from = dayAsked(ctx.request.input('from')) ?? addMonths(clock.today(), -1)
    const facts = await logBookFacts(vehicle, from, clock.today())
    const options = {
      title: `Carnet de bord ${vehicle.plate}`,
      language: ctx.act.locale === 'ar' ? ('ar' as const) : ('fr' as const),
      date: clock.today(),
      orientation: 'landscape' as const,
    }
    sendPdf(
      ctx,
      await pdfBytes(options, (kit) => drawLogBook(kit, facts)),
      `carnet-${vehicle.id}.pdf`
    )
  }
}

async function choices(act: HttpContext['act']) {
  const makes = await db.from('fleet_vehicles').distinct('make').orderBy('make').select('make')
  return {
    kinds: VEHICLE_KINDS,
    energies: ENERGIES,
    ownerships: OWNERSHIPS,
    units: await unitChoices(act),
    makes: makes.map((row) => row.make),
  }
}
