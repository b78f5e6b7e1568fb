import { isRib, normaliseCin } from '#values/identifiers'
import { defineImport } from '#platform/imports/definition'
import { registerAgents } from '#hr/actions/register_agents'
import { judgeAgents } from '#hr/imports/agent_verdicts'
import { agentContext } from '#hr/imports/agent_context'

/** The fields of the register of staff. What only deserves a warning is read as text and judged later. */
export const AGENT_FIELDS = [
  {
    key: 'ppr',
    type: 'identifier',
    required: true,
    aliases: ['matricule', 'doti', 'numéro ppr'],
    check: isPpr,
    reason: 'hr.imports.agents.reasons.ppr_malformed',
  },
  { key: 'last_name', type: 'text', required: true, maxLength: 80, aliases: ['nom'] },
  { key: 'first_name', type: 'text', required: true, maxLength: 80, aliases: ['prenom', 'prénom'] },
  { key: 'name_ar', type: 'text', maxLength: 160, aliases: ['nom_arabe', 'nom complet arabe'] },
  {
    key: 'sex',
    type: 'choice',
    choices: { F: ['f', 'féminin', 'femme'], M: ['m', 'masculin', 'homme'] },
    aliases: ['sexe'],
  },
  { key: 'birth_on', type: 'date', required: true, aliases: ['date_naissance', 'né le'] },
  { key: 'cin', type: 'text', aliases: ['cnie', 'carte nationale'], normalise: normaliseCin },
  {
    key: 'status',
    type: 'choice',
    required: true,
    aliases: ['statut'],
    choices: {
      tenured: ['titulaire'],
      probationer: ['stagiaire'],
      contract: ['contractuel', 'contractuelle'],
      casual: ['occasionnel', 'journalier', 'temporaire'],
    },
  },
  {
    key: 'corps',
    type: 'choice',
    required: true,
    aliases: ['cadre'],
    choices: {
      administrator: ['administrateur'],
      engineer: ['ingénieur'],
      architect: ['architecte'],
      technician: ['technicien'],
      drafter: ['rédacteur'],
      administrative_assistant: ['adjoint administratif'],
      technical_assistant: ['adjoint technique'],
      doctor: ['médecin'],
      veterinarian: ['vétérinaire'],
      nurse: ['infirmier'],
    },
  },
  { key: 'echelle', type: 'text', required: true, maxLength: 20, aliases: ['échelle'] },
  { key: 'echelon', type: 'text', required: true, maxLength: 20, aliases: ['échelon'] },
  { key: 'echelon_since', type: 'text', aliases: ['date_effet_echelon', 'effet échelon'] },
  {
    key: 'recruited_on',
    type: 'date',
    required: true,
    aliases: ['date_recrutement', 'recrutement'],
  },
  { key: 'unit', type: 'text', aliases: ['structure', 'service', 'affectation'] },
  { key: 'arrondissement', type: 'text', aliases: ['territoire'] },
  {
    key: 'marital_status',
    type: 'choice',
    aliases: ['situation_familiale', 'situation de famille'],
    choices: {
      single: ['célibataire'],
      married: ['marié(e)', 'marié', 'mariée'],
      widowed: ['veuf(ve)', 'veuf', 'veuve'],
      divorced: ['divorcé(e)', 'divorcé', 'divorcée'],
    },
  },
  {
    key: 'children',
    type: 'integer',
    min: '0',
    max: '30',
    aliases: ['enfants_a_charge', 'enfants'],
  },
  {
    key: 'rib',
    type: 'identifier',
    required: true,
    check: isRib,
    reason: 'hr.imports.agents.reasons.rib_invalid',
  },
  {
    key: 'fund',
    type: 'choice',
    choices: { CMR: ['cmr'], RCAR: ['rcar'] },
    aliases: ['caisse', 'régime de retraite'],
  },
  {
    key: 'balance_last_year',
    type: 'text',
    aliases: ['solde_conge_2025', 'solde congé', 'reliquat'],
  },
  { key: 'licences', type: 'text', aliases: ['permis', 'permis de conduire'] },
] as const

/** The register of staff as the personnel office keeps it. The same file twice changes nothing. */
export const agentImport = defineImport({
  name: 'hr.agents',
  permission: 'hr.agents.import',
  fields: AGENT_FIELDS,
  key: (row) => row.ppr,
  context: agentContext,
  judge: judgeAgents,
  commit: (trx, act, rows, context) =>
    registerAgents(
      trx,
      act,
      rows.map((row) => context.read(row.values)),
      context.settings
    ),
  chunk: 250,
  resultRoute: 'hr.agents.index',
})

function isPpr(text: string): boolean {
  return /^\d{1,9}$/.test(text)
}
