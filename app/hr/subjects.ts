import type { SubjectDefinition } from '#platform/subjects/subject'
import { Agent } from '#hr/models/agent'
import { Certificate } from '#hr/models/certificate'
import { LeaveRequest } from '#hr/models/leave_request'
import { StepProposal } from '#hr/models/step_proposal'
import { isSelf } from '#hr/queries/own_agent'

/** How the journal, comments and attachments find the records of human resources. */
export const hrSubjects: SubjectDefinition[] = [
  {
    type: 'hr.agent',
    route: 'hr.agents.show',
    permission: 'hr.agents.view',
    attachPermission: 'hr.agents.edit',
    find: async (id, act) => {
      const agent = await Agent.find(id)
      if (!agent || !act.can('hr.agents.view', agent)) return null
      return { type: 'hr.agent', id: agent.id, label: agent.subjectLabel }
    },
  },
  {
    type: 'hr.leave_request',
    route: 'hr.leave_requests.show',
    // the person's own request too, with the proof they add to it; `find` asks for the rest
    permission: 'hr.own',
    find: async (id, act) => {
      const request = await LeaveRequest.query().where('id', id).preload('agent').first()
      if (!request) return null
      if (!act.can('hr.leave.view', request) && !(await isSelf(act, request.agent))) return null
      return { type: 'hr.leave_request', id: request.id, label: request.subjectLabel }
    },
  },
  {
    type: 'hr.step_proposal',
    route: 'hr.step_proposals.show',
    permission: 'hr.planning.view',
    find: async (id, act) => {
      const proposal = await StepProposal.find(id)
      if (!proposal || !act.can('hr.planning.view', proposal)) return null
      return { type: 'hr.step_proposal', id: proposal.id, label: proposal.subjectLabel }
    },
  },
  {
    type: 'hr.certificate',
    route: 'hr.certificates.show',
    permission: 'hr.agents.view',
    find: async (id, act) => {
      const certificate = await Certificate.query().where('id', id).preload('agent').first()
      if (!certificate) return null
      if (!act.can('hr.agents.view', certificate.agent) && !(await isSelf(act, certificate.agent)))
        return null
      return { type: 'hr.certificate', id: certificate.id, label: certificate.number }
    },
  },
]
