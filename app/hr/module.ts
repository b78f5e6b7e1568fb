import { defineModule } from '#platform/modules'
import { hrPreviews } from '#hr/documents/previews'
import { hrDay } from '#hr/day'
import { agentImport } from '#hr/imports/agents'
import { careersOfTheDayJob } from '#hr/jobs/careers_of_the_day'
import { decideStepsJob } from '#hr/jobs/decide_steps'
import { yearlyEntitlementsJob } from '#hr/jobs/yearly_entitlements'
import { agentList } from '#hr/lists/agents'
import { leaveRequestList } from '#hr/lists/leave_requests'
import { stepProposalList } from '#hr/lists/step_proposals'
import { hrMenu } from '#hr/menu'
import { agentPanel } from '#hr/party_panel'
import { hrDemonstrationUsers, hrPermissions, hrRoles } from '#hr/permissions'
import { hrRules } from '#hr/rules/index'
import { agentSearch } from '#hr/search'
import { hrSettings } from '#hr/settings'
import { hrSubjects } from '#hr/subjects'
import { seedCasablanca } from '#hr/worlds/casablanca'
import { seedHamlet } from '#hr/worlds/hamlet'

export default defineModule({
  name: 'hr',
  permissions: hrPermissions,
  roles: hrRoles,
  menu: hrMenu,
  settings: hrSettings,
  rules: hrRules,
  numberSeries: [{ key: 'hr.document', pattern: '{number:4}/{year}/DRH' }],
  jobs: [careersOfTheDayJob, decideStepsJob, yearlyEntitlementsJob],
  subjects: hrSubjects,
  searches: [agentSearch],
  day: hrDay,
  worlds: { hamlet: seedHamlet, casablanca: seedCasablanca },
  demonstrationUsers: hrDemonstrationUsers,
  contributions: {
    partyPanels: [agentPanel],
    lists: [agentList, leaveRequestList, stepProposalList],
    imports: [agentImport],
    documentPreviews: hrPreviews,
  },
})
