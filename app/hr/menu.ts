import type { MenuEntry } from '#platform/modules'
import { waitingCount } from '#hr/queries/waiting_leave'

export const hrMenu: MenuEntry[] = [
  { section: 'hr', key: 'own', route: 'hr.own.show', permission: 'hr.own', order: 10 },
  {
    section: 'hr',
    key: 'agents',
    route: 'hr.agents.index',
    permission: 'hr.agents.view',
    order: 20,
  },
  {
    section: 'hr',
    key: 'leave_requests',
    route: 'hr.leave_requests.index',
    permission: 'hr.leave.view',
    order: 30,
    badge: waitingCount,
  },
  {
    section: 'hr',
    key: 'leave_calendar',
    route: 'hr.leave_calendar.show',
    permission: 'hr.leave.view',
    order: 40,
  },
  {
    section: 'hr',
    key: 'step_proposals',
    route: 'hr.step_proposals.index',
    permission: 'hr.planning.view',
    order: 45,
  },
  {
    section: 'hr',
    key: 'retirements',
    route: 'hr.retirements.index',
    permission: 'hr.planning.view',
    order: 50,
  },
  {
    section: 'hr',
    key: 'workforce',
    route: 'hr.workforce.show',
    permission: 'hr.planning.view',
    order: 60,
  },
]
