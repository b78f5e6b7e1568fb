import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { enqueue } from '#platform/jobs/outbox'
import { defineList } from '#platform/lists/definition'
import type { Selection } from '#platform/lists/selection'
import { namesOf } from '#platform/lists/names'
import { transaction } from '#platform/transaction'
import { unitChoices } from '#registry/queries/lookups'
import { moveStep } from '#hr/actions/move_step'
import type { StepMove } from '#hr/actions/move_step'
import { decideStepsJob } from '#hr/jobs/decide_steps'

/** More than that many at once is work for a job. */
const AT_ONCE = 20

/** Who and which step: each view adds the days its reader decides on. */
const STEP = ['name', 'unit', 'echelle', 'from_echelon', 'to_echelon']

/** The table of step advancement. */
export const stepProposalList = defineList({
  name: 'hr.step_proposals',
  permission: 'hr.planning.view',
  scope: {
    unit: 'hr_step_proposals.unit_id',
    arrondissement: 'hr_step_proposals.arrondissement_id',
  },
  route: 'hr.step_proposals.index',
  key: 'hr_step_proposals.id',
  query: () =>
    db
      .from('hr_step_proposals')
      .join('hr_agents', 'hr_agents.id', 'hr_step_proposals.agent_id')
      .leftJoin('registry_units', 'registry_units.id', 'hr_step_proposals.unit_id'),
  columns: [
    {
      key: 'name',
      type: 'party',
      select: namesOf('hr_agents'),
      search: 'words',
      searchOn: 'hr_agents.folded_name',
      folded: true,
      link: 'hr.step_proposals.show',
    },
    {
      key: 'ppr',
      type: 'text',
      select: 'hr_agents.ppr',
      filterable: true,
      search: 'prefix',
      width: 'narrow',
    },
    {
      key: 'unit',
      type: 'reference',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      filterOn: 'hr_step_proposals.unit_id',
      filterable: true,
      groupable: true,
      choices: unitChoices,
    },
    {
      key: 'corps',
      type: 'choice',
      select: 'hr_agents.corps',
      filterable: true,
      groupable: true,
      values: { texts: 'hr.corps', tones: {} },
    },
    {
      key: 'year',
      type: 'integer',
      plain: true,
      select: 'hr_step_proposals.year',
      filterable: true,
      width: 'narrow',
    },
    {
      key: 'echelle',
      type: 'text',
      select: 'hr_step_proposals.echelle',
      filterable: true,
      groupable: true,
      width: 'narrow',
    },
    {
      key: 'from_echelon',
      type: 'integer',
      select: 'hr_step_proposals.from_echelon',
      filterable: true,
      width: 'narrow',
    },
    {
      key: 'to_echelon',
      type: 'integer',
      select: 'hr_step_proposals.to_echelon',
      filterable: true,
      width: 'narrow',
    },
    { key: 'from_index', type: 'integer', select: 'hr_step_proposals.from_index', width: 'narrow' },
    { key: 'to_index', type: 'integer', select: 'hr_step_proposals.to_index', width: 'narrow' },
    { key: 'since_on', type: 'date', select: 'hr_step_proposals.since_on', filterable: true },
    { key: 'rapide_on', type: 'date', select: 'hr_step_proposals.rapide_on', filterable: true },
    { key: 'moyen_on', type: 'date', select: 'hr_step_proposals.moyen_on', filterable: true },
    {
      key: 'lent_on',
      type: 'date',
      select: 'hr_step_proposals.lent_on',
      filterable: true,
      sortable: true,
    },
    {
      key: 'by_right',
      type: 'boolean',
      select: 'hr_step_proposals.by_right',
      filterable: true,
      width: 'narrow',
    },
    {
      key: 'pace',
      type: 'choice',
      select: 'hr_step_proposals.pace',
      filterable: true,
      groupable: true,
      values: { texts: 'hr.paces', tones: {} },
    },
    {
      key: 'effective_on',
      type: 'date',
      select: 'hr_step_proposals.effective_on',
      filterable: true,
    },
    { key: 'gain', type: 'money', select: 'hr_step_proposals.gain_minor', total: 'sum' },
    { key: 'number', type: 'text', select: 'hr_step_proposals.number', filterable: true },
    {
      key: 'state',
      type: 'state',
      select: 'hr_step_proposals.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'hr.step_states',
        tones: { prepared: 'warn', proposed: 'info', decided: 'good', set_aside: 'neutral' },
      },
    },
  ],
  defaultColumns: [
    'name',
    'unit',
    'echelle',
    'from_echelon',
    'to_echelon',
    'lent_on',
    'pace',
    'gain',
    'state',
  ],
  defaultSort: 'lent_on',
  views: [
    {
      key: 'by_right',
      filter: 'state:in:prepared;by_right:yes',
      sort: 'lent_on',
      columns: [...STEP, 'lent_on', 'gain'],
    },
    {
      key: 'to_propose',
      filter: 'state:in:prepared',
      sort: 'lent_on',
      columns: [...STEP, 'rapide_on', 'lent_on', 'gain'],
    },
    {
      key: 'to_decide',
      filter: 'state:in:proposed',
      sort: 'lent_on',
      columns: [...STEP, 'pace', 'effective_on', 'gain'],
    },
    {
      key: 'decided',
      filter: 'state:in:decided',
      sort: '-lent_on',
      columns: [...STEP, 'pace', 'effective_on', 'gain', 'number'],
    },
    { key: 'by_unit', group: 'unit' },
  ],
  actions: [
    ...(['lent', 'moyen', 'rapide'] as const).map((pace) => ({
      key: `propose_${pace}`,
      permission: 'hr.steps.propose',
      confirm: true,
      run: (act: Act, selection: Selection) =>
        moveSelected(act, selection, { name: 'propose', pace }),
    })),
    {
      key: 'decide',
      permission: 'hr.career.record',
      tone: 'primary',
      confirm: true,
      run: decideSelected,
    },
  ],
})

/** What could not be moved (already decided, later than the year, one's own) is counted, not touched. */
async function moveSelected(act: Act, selection: Selection, move: StepMove) {
  let done = 0
  let left = 0
  for await (const ids of selection.chunks(200)) {
    for (const id of ids) {
      try {
        await moveStep(act, Number(id), move)
        done += 1
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        left += 1
      }
    }
  }
  const redirect = `/hr/step-proposals?view=${move.name === 'decide' ? 'decided' : 'to_decide'}`
  return { message: `hr.steps.moved.${move.name}`, params: { done, left }, redirect }
}

async function decideSelected(act: Act, selection: Selection) {
  const count = await selection.count()
  if (count <= AT_ONCE) return moveSelected(act, selection, { name: 'decide' })
  act.authorize('hr.career.record')
  await transaction((trx) =>
    enqueue(
      trx,
      act,
      decideStepsJob,
      { selection: selection.id },
      { title: { key: 'hr.jobs.decide_steps', params: { count } } }
    )
  )
  return { message: 'hr.steps.deciding', params: { count }, redirect: '/jobs' }
}
