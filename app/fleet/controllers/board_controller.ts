import type { HttpContext } from '@adonisjs/core/http'
import type { CivilDate } from '#values/civil_date'
import { addDays, formatCivilDate, isCivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawDispatchSheet } from '#fleet/documents/dispatch_sheet'
import { boardChannel } from '#fleet/events/board_changed'
import { BOARD_STATES, boardVehicles, countStates } from '#fleet/queries/board'
import { boardDrivers } from '#fleet/queries/board_drivers'
import { dayRequests, unserved } from '#fleet/queries/day_requests'
import { dispatchSheetFacts } from '#fleet/queries/dispatch_sheet_facts'
import { currentPlan } from '#fleet/queries/current_plan'
import { driverLines, vehicleLines } from '#fleet/controllers/board_lines'
import { drawBoard } from '#fleet/controllers/board_picture'
import { sendPdf } from '#fleet/controllers/answers'
import { boardValidator } from '#fleet/validators/requests'
import { VEHICLE_KINDS } from '#fleet/models/vehicle'

/** Rows drawn before somebody asks for all of them. */
const ROWS = 40

/** The dispatch board of a day and its paper sheet. */
export default class BoardController {
  async show({ request, view, act, i18n }: HttpContext) {
    const asked = await boardValidator.validate(request.qs())
    const on = dayAsked(asked.on)
    const [vehicles, requests, plan] = await Promise.all([
      boardVehicles(on),
      dayRequests(on),
      currentPlan(on),
    ])
    const chosen = vehicles.filter(
      (vehicle) =>
        (!asked.state || vehicle.state === asked.state) &&
        (!asked.kind || vehicle.kind === asked.kind)
    )
    const lines =
      asked.rows === 'drivers'
        ? driverLines(await boardDrivers(on), plan, i18n)
        : vehicleLines(chosen, plan, i18n)
    const picture = drawBoard(lines, on, asked.all ? lines.length : ROWS, i18n.locale)
    return view.render('fleet/board/show', {
      on,
      yesterday: addDays(on, -1),
      tomorrow: addDays(on, 1),
      today: clock.today(),
      channel: boardChannel(on),
      counts: countStates(vehicles),
      states: BOARD_STATES,
      kinds: VEHICLE_KINDS,
      asked,
      total: lines.length,
      picture,
      requests,
      waiting: unserved(requests),
      plan,
      mayAssign: act.can('fleet.assignments.create'),
    })
  }

  async sheet(ctx: HttpContext) {
    const on = dayAsked(ctx.params.on)
    const facts = await dispatchSheetFacts(on, ctx.act.actor.name, ctx.i18n)
    const options = {
      title: `Feuille de régulation ${formatCivilDate(on)}`,
      language: ctx.act.locale === 'ar' ? ('ar' as const) : ('fr' as const),
      date: on,
      orientation: 'landscape' as const,
    }
    sendPdf(
      ctx,
      await pdfBytes(options, (kit) => drawDispatchSheet(kit, facts)),
      `regulation-${on}.pdf`
    )
  }
}

function dayAsked(text: string | undefined): CivilDate {
  return isCivilDate(text) ? text : clock.today()
}
