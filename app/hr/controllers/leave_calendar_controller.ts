import type { HttpContext } from '@adonisjs/core/http'
import { leaveCalendar } from '#hr/queries/leave_calendar'

/** Who of a unit is away in a month, as a picture and as a table. */
export default class LeaveCalendarController {
  async show({ request, view, act }: HttpContext) {
    const month = String(request.input('month', ''))
    const unit = Number(request.input('unit', '')) || null
    return view.render('hr/leave/calendar', await leaveCalendar(act, month, unit))
  }
}
