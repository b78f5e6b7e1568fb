import db from '@adonisjs/lucid/services/db'
import { isRib, normaliseDigits } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import { defineImport } from '#platform/imports/definition'
import { textKey } from '#platform/texts'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { arrondissementLookup } from '#registry/queries/lookups'
import { IDENTIFIER_KINDS, isUnusual, keepIdentifier } from '#registry/rules/identifiers'
import type { KeptIdentifier } from '#registry/rules/identifiers'
import { sameName } from '#registry/rules/name_tokens'
import type { PartyFacts, PartyRoleName } from '#registry/rules/party_facts'

interface Values {
  kind: string | null
  name: string
  first_name: string | null
  name_ar: string | null
  legal_form: string | null
  birth_on: string | null
  cin: string | null
  ice: string | null
  if: string | null
  rc: string | null
  court: string | null
  tp: string | null
  cnss: string | null
  ppr: string | null
  rib: string | null
  address: string | null
  city: string | null
  arrondissement: number | null
  phone: string | null
  email: string | null
  role: string | null
}

/** People and organisations from any register: suppliers, debtors, associations. Known ones are completed. */
export const partyImport = defineImport({
  name: 'registry.parties',
  permission: 'registry.parties.import',
  resultRoute: 'registry.parties.index',
  fields: [
    {
      key: 'kind',
      type: 'choice',
      aliases: ['type', 'nature', 'type_redevable'],
      choices: {
        person: ['PP', 'personne', 'personne physique', 'شخص'],
        organisation: ['PM', 'organisme', 'personne morale', 'société', 'هيئة'],
      },
    },
    {
      key: 'name',
      type: 'text',
      required: true,
      maxLength: 200,
      aliases: ['raison_sociale', 'nom', 'nom_ou_raison_sociale'],
    },
    { key: 'first_name', type: 'text', maxLength: 100, aliases: ['prenom'] },
    { key: 'name_ar', type: 'text', maxLength: 200, aliases: ['nom_arabe', 'الاسم'] },
    { key: 'legal_form', type: 'text', maxLength: 60, aliases: ['forme', 'forme_juridique'] },
    { key: 'birth_on', type: 'date', aliases: ['date_naissance'] },
    { key: 'cin', type: 'identifier', aliases: ['cnie'] },
    { key: 'ice', type: 'identifier' },
    { key: 'if', type: 'identifier', aliases: ['identifiant_fiscal'] },
    { key: 'rc', type: 'identifier', aliases: ['registre_commerce'] },
    { key: 'court', type: 'text', maxLength: 60, aliases: ['tribunal'] },
    { key: 'tp', type: 'identifier', aliases: ['taxe_professionnelle', 'patente'] },
    { key: 'cnss', type: 'identifier' },
    { key: 'ppr', type: 'identifier', aliases: ['matricule', 'doti'] },
    {
      key: 'rib',
      type: 'identifier',
      normalise: normaliseDigits,
      check: isRib,
      reason: 'registry.imports.reasons.rib',
    },
    {
      key: 'address',
      type: 'text',
      maxLength: 300,
      aliases: ['adresse', 'adresse_postale', 'siege'],
    },
    { key: 'city', type: 'text', maxLength: 80, aliases: ['ville'] },
    { key: 'arrondissement', type: 'arrondissement' },
    { key: 'phone', type: 'text', maxLength: 40, aliases: ['telephone', 'tel'] },
    { key: 'email', type: 'text', maxLength: 160, aliases: ['courriel', 'mail'] },
    {
      key: 'role',
      type: 'choice',
      choices: {
        taxpayer: ['redevable', 'contribuable', 'ملزم'],
        supplier: ['fournisseur', 'prestataire', 'مورد', 'ممون'],
        staff: ['agent', 'fonctionnaire', 'موظف'],
      },
    },
  ],
  lookups: { arrondissement: arrondissementLookup },
  key: (row) =>
    [
      row.ice ??
        row.cin ??
        row.ppr ??
        `${row.name} ${row.first_name ?? ''} ${row.phone ?? ''} ${row.address ?? ''}`,
    ].join(),
  judge: async (rows) => {
    const stated = rows.map((row) =>
      readIdentifiers(row.values, (kind, reason, params) => row.refuse(kind, reason, params))
    )
    const known = await knownParties(stated.flat())
    rows.forEach((row, index) => {
      for (const identifier of stated[index]) {
        if (isUnusual(identifier.kind, identifier.value)) {
          row.warn(identifier.kind as 'cin', 'registry.imports.reasons.unusual', {
            value: identifier.value,
          })
        }
      }
      if (stated[index].length === 0) row.warn(null, 'registry.imports.reasons.no_identifier')
      const party = stated[index].map((item) => known.get(item.uniqueKey ?? '')).find(Boolean)
      if (!party) return
      const name = [row.values.name, row.values.first_name].filter(Boolean).join(' ')
      if (!sameName(party.name, name)) {
        row.warn('name', 'registry.imports.reasons.other_name', { known: party.name, stated: name })
      }
      if (row.values.rib && party.rib && party.rib !== row.values.rib) {
        row.warn('rib', 'registry.imports.reasons.other_rib', {
          known: `••••${party.rib.slice(-6)}`,
        })
      }
    })
  },
  commit: async (trx, act, rows) => {
    const answers = await registerPartiesIn(
      trx,
      act,
      rows.map((row) => factsOf(row.values))
    )
    return answers.map((answer) => (answer.created ? 'created' : 'unchanged'))
  },
})

type Refuse = (field: 'cin', reason: string, params: Record<string, string>) => void

/** The identifiers that can be read; the others refuse the row at their field. */
function readIdentifiers(values: Values, refuse: Refuse): KeptIdentifier[] {
  return IDENTIFIER_KINDS.filter((kind) => kind !== 'passport').flatMap((kind) => {
    const value = values[kind as 'cin']
    if (!value) return []
    try {
      return [keepIdentifier({ kind, value, court: values.court })]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refuse(kind as 'cin', textKey('refusals', error.code), { kind, value })
      return []
    }
  })
}

async function knownParties(
  identifiers: KeptIdentifier[]
): Promise<Map<string, { name: string; rib: string | null }>> {
  const keys = identifiers.flatMap((item) => item.uniqueKey ?? [])
  if (keys.length === 0) return new Map()
  const rows = await db
    .from('registry_party_identifiers as i')
    .join('registry_parties as p', 'p.id', 'i.party_id')
    .leftJoin('registry_bank_accounts as a', 'a.current_key', 'p.id')
    .whereIn('i.unique_key', keys)
    .select('i.unique_key', 'p.name_fr', 'a.rib')
  return new Map(rows.map((row) => [row.unique_key, { name: row.name_fr, rib: row.rib }]))
}

function factsOf(values: Values): PartyFacts {
  const organisation = values.kind
    ? values.kind === 'organisation'
    : Boolean(values.ice ?? values.legal_form)
  const identifiers = IDENTIFIER_KINDS.flatMap((kind) => {
    const value = kind === 'passport' ? null : values[kind]
    return value ? [{ kind, value, court: kind === 'rc' ? values.court : null }] : []
  })
  return {
    kind: organisation ? 'organisation' : 'person',
    nameFr: organisation ? values.name : null,
    lastNameFr: organisation ? null : values.name,
    firstNameFr: organisation ? null : values.first_name,
    nameAr: values.name_ar,
    legalForm: organisation ? values.legal_form : null,
    birthOn: organisation ? null : values.birth_on,
    roles: values.role ? [values.role as PartyRoleName] : [],
    identifiers,
    addresses: values.address
      ? [
          {
            kind: organisation ? 'head_office' : 'residence',
            lineFr: values.address,
            city: values.city,
            territoryId: values.arrondissement,
          },
        ]
      : [],
    contacts: [
      ...(values.phone ? [{ kind: 'phone' as const, value: values.phone }] : []),
      ...(values.email ? [{ kind: 'email' as const, value: values.email }] : []),
    ],
    rib: values.rib,
  }
}
