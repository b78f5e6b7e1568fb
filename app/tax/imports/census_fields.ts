import { normaliseCin, normaliseDigits, normaliseLandTitle } from '#values/identifiers'
import type { FieldDefinition, JudgedRow, RowValues } from '#platform/imports/definition'

/** The columns of a census file, with the headings the districts use. */
export const censusFields = [
  {
    key: 'land_title',
    type: 'identifier',
    required: true,
    maxLength: 20,
    aliases: ['titre_foncier', 'TF'],
    normalise: normaliseLandTitle,
  },
  { key: 'arrondissement', type: 'arrondissement', required: true },
  {
    key: 'area',
    type: 'decimal',
    required: true,
    above: '0',
    aliases: ['superficie_m2', 'superficie'],
  },
  {
    key: 'zone',
    type: 'choice',
    required: true,
    choices: {
      equipped: ['équipée', 'مجهزة'],
      medium: ['moyenne', 'متوسطة'],
      weak: ['faible', 'ضعيفة'],
    },
  },
  {
    key: 'kind',
    type: 'choice',
    required: true,
    aliases: ['type_redevable'],
    choices: { person: ['PP'], organisation: ['PM'] },
  },
  { key: 'name', type: 'text', required: true, maxLength: 200, aliases: ['nom_ou_raison_sociale'] },
  { key: 'first_name', type: 'text', maxLength: 100, aliases: ['prenom'] },
  { key: 'cin', type: 'text', maxLength: 40, normalise: normaliseCin },
  { key: 'ice', type: 'text', maxLength: 40, normalise: normaliseDigits },
  { key: 'tax_identifier', type: 'text', maxLength: 40, aliases: ['identifiant_fiscal', 'IF'] },
  { key: 'postal_address', type: 'text', maxLength: 300, aliases: ['adresse_postale'] },
  { key: 'phone', type: 'text', maxLength: 40, aliases: ['telephone'] },
  { key: 'email', type: 'text', maxLength: 160, aliases: ['courriel'] },
  { key: 'census_reference', type: 'text', maxLength: 30, aliases: ['ref_recensement'] },
  { key: 'plot_address', type: 'text', maxLength: 300, aliases: ['adresse_terrain'] },
  { key: 'acquired_on', type: 'date', aliases: ['date_acquisition'] },
  { key: 'exemption_code', type: 'identifier', maxLength: 20, aliases: ['code_exoneration'] },
  { key: 'exemption_document', type: 'text', maxLength: 120, aliases: ['justificatif'] },
  { key: 'exemption_from', type: 'date', aliases: ['exoneration_debut'] },
  { key: 'exemption_to', type: 'date', aliases: ['exoneration_fin'] },
  { key: 'declared_on', type: 'date', aliases: ['date_declaration'] },
] as const satisfies readonly FieldDefinition[]

export type CensusValues = RowValues<typeof censusFields>
export type CensusRow = JudgedRow<CensusValues>

/** The text key of a reason of this import. */
export const reason = (name: string) => `tax.imports.plots.reasons.${name}`
