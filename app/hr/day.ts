import type { I18n } from '@adonisjs/i18n'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Act } from '#platform/act'
import type { DayContribution, DayTask } from '#platform/modules'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { knownLeave } from '#hr/queries/leave_history'
import { ownAgent } from '#hr/queries/own_agent'
import { waitingCount, waitingLeave } from '#hr/queries/waiting_leave'
import { ageBands, staffFigures } from '#hr/queries/workforce'
import { pyramidPicture } from '#hr/rules/pyramid'

async function waitingTasks(act: Act, i18n: I18n): Promise<DayTask[]> {
  const today = clock.today()
  const waiting = await waitingLeave(act, 6)
  return waiting.map((leave) => ({
    label: i18n.t(`hr.day.${leave.state}`, {
      name: act.locale === 'ar' ? (leave.nameAr ?? leave.name) : leave.name,
    }),
    detail: i18n.t('hr.day.leave_detail', {
      type: i18n.t(`hr.leave_types.${leave.type}`),
      days: leave.days,
      start: formatCivilDate(leave.start),
      end: formatCivilDate(leave.end),
    }),
    url: `/hr/leave-requests/${leave.id}`,
    due: formatCivilDate(leave.start),
    tone: leave.start <= today ? 'bad' : 'neutral',
  }))
}

/** What human resources puts on somebody's day. */
export const hrDay: DayContribution[] = [
  {
    permission: 'hr.planning.view',
    order: 10,
    figures: async (act, i18n) => {
      const figures = await staffFigures(act)
      return [
        {
          label: i18n.t('hr.day.in_service'),
          value: formatDecimal(figures.inService),
          url: '/hr/agents?view=in_service',
        },
        {
          label: i18n.t('hr.day.away'),
          value: formatDecimal(figures.away),
          url: '/hr/leave-requests?view=away',
        },
        {
          label: i18n.t('hr.day.soon'),
          value: formatDecimal(figures.soon),
          detail: i18n.t('hr.day.overdue', { count: figures.overdue }),
          tone: figures.overdue > 0 ? 'bad' : 'neutral',
          url: '/hr/retirements',
        },
      ]
    },
    pictures: async (act, i18n) => [
      {
        title: i18n.t('hr.workforce.pyramid'),
        view: 'hr/workforce/pyramid',
        state: { pyramid: pyramidPicture(await ageBands(act)) },
      },
    ],
  },
  {
    permission: 'hr.leave.view',
    order: 20,
    figures: async (act, i18n) => {
      const states = [
        ...(act.can('hr.leave.endorse') ? ['submitted'] : []),
        ...(act.can('hr.leave.grant') ? ['endorsed'] : []),
      ]
      if (!states.length) return []
      return [
        {
          label: i18n.t('hr.day.waiting'),
          value: formatDecimal(await waitingCount(act)),
          url: `/hr/leave-requests?f=state:in:${states.join(',')}&sort=starts_on`,
        },
      ]
    },
    tasks: waitingTasks,
  },
  {
    permission: 'hr.own',
    order: 80,
    figures: async (act, i18n) => {
      const agent = await ownAgent(act)
      if (!agent) return []
      const today = clock.today()
      const balance = balanceOn(await ledgerOf(agent.id), today, await loadParameters())
      const known = await knownLeave(agent.id)
      const next = known.find((leave) => leave.start >= today)
      return [
        {
          label: i18n.t('hr.day.own_balance'),
          value: formatDecimal(balance.days),
          detail: next
            ? i18n.t('hr.day.next_leave', {
                start: formatCivilDate(next.start),
                end: formatCivilDate(next.end),
              })
            : i18n.t('hr.day.no_leave'),
          url: '/hr/me',
        },
      ]
    },
  },
]
