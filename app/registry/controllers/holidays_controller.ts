import type { HttpContext } from '@adonisjs/core/http'
import { yearOf } from '#values/civil_date'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { decideHoliday } from '#registry/actions/decide_holiday'
import { prepareCalendarYear } from '#registry/actions/prepare_calendar_year'
import { proposeHoliday } from '#registry/actions/propose_holiday'
import { importButton } from '#registry/controllers/answers'
import { holidayList } from '#registry/lists/days'
import { holidayYear } from '#registry/queries/holiday_year'
import { decisionValidator, holidayValidator, yearValidator } from '#registry/validators/registry'

const CALENDAR = 'public_sector'

/** Days of rest, a year at a time; changes are asked by one person and decided by another. */
export default class HolidaysController {
  async index({ response }: HttpContext) {
    return response.redirect(`/registry/holidays/${yearOf(clock.today())}`)
  }

  async list(ctx: HttpContext) {
    return renderList(ctx, holidayList, {
      buttons: [
        { label: 'registry.holidays.calendar', route: 'registry.holidays.index' },
        ...importButton('registry.holidays', 'registry.calendar.propose'),
      ],
    })
  }

  async show({ act, params, view, i18n }: HttpContext) {
    const year = Number(params.year)
    return view.render('registry/holidays/show', {
      year,
      ...(await holidayYear(CALENDAR, year, act, i18n)),
    })
  }

  /** The fixed feasts of a year nobody has entered yet, and estimates of the moving ones. */
  async prepare({ act, request, response, session }: HttpContext) {
    const { year } = await request.validateUsing(yearValidator)
    const count = await prepareCalendarYear(act, CALENDAR, year)
    session.flash('notice', {
      tone: 'good',
      key: 'registry.holidays.prepared',
      params: { year: String(year), count },
    })
    return response.redirect(`/registry/holidays/${year}`)
  }

  async propose({ act, request, response, session }: HttpContext) {
    const proposal = await proposeHoliday(
      act,
      CALENDAR,
      await request.validateUsing(holidayValidator)
    )
    session.flash('notice', { tone: 'good', key: 'registry.holidays.proposed' })
    return response.redirect(`/registry/holidays/${yearOf(proposal.dayOn)}`)
  }

  async decide({ act, params, request, response, session }: HttpContext) {
    const { decision, reason } = await request.validateUsing(decisionValidator)
    const proposal = await decideHoliday(act, Number(params.id), decision, reason ?? null)
    session.flash('notice', { tone: 'good', key: `registry.holidays.${decision}` })
    return response.redirect(`/registry/holidays/${yearOf(proposal.dayOn)}`)
  }
}
