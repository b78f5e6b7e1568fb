import { clock } from '#platform/clock'
import { defineImport } from '#platform/imports/definition'
import type { Outcome } from '#platform/imports/definition'
import { recordCredential } from '#registry/actions/record_credential'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { credentialsOf } from '#registry/queries/credentials'
import { unitLookup } from '#registry/queries/lookups'
import { parseLicenceCategories } from '#registry/rules/credentials'
import { registerDriverIn } from '#fleet/actions/register_driver'

const REASONS = 'fleet.imports.drivers.reasons'

/** Drivers from the register of staff: whoever has a licence; the others are left out and said. */
export const driverImport = defineImport({
  name: 'fleet.drivers',
  permission: 'fleet.drivers.import',
  fields: [
    { key: 'ppr', type: 'identifier', required: true, maxLength: 20, aliases: ['matricule'] },
    { key: 'last_name', type: 'text', required: true, maxLength: 100, aliases: ['nom'] },
    { key: 'first_name', type: 'text', required: true, maxLength: 100, aliases: ['prenom'] },
    { key: 'name_ar', type: 'text', maxLength: 200, aliases: ['nom_arabe', 'nom arabe'] },
    { key: 'birth_on', type: 'date', aliases: ['date_naissance', 'né le'] },
    { key: 'cin', type: 'identifier', maxLength: 20 },
    { key: 'unit', type: 'lookup', aliases: ['structure', 'service'] },
    { key: 'licences', type: 'text', maxLength: 60, aliases: ['permis', 'catégories'] },
    { key: 'licence_from', type: 'date', aliases: ['permis_du', 'permis délivré le'] },
    { key: 'licence_to', type: 'date', aliases: ['permis_au', 'permis valable au'] },
    { key: 'phone', type: 'text', maxLength: 30, aliases: ['telephone', 'gsm'] },
  ],
  lookups: { unit: unitLookup },
  key: (row) => row.ppr,
  resultRoute: 'fleet.drivers.index',
  judge: async (rows) => {
    for (const row of rows) {
      const { values } = row
      if (!values.licences) row.skip(`${REASONS}.no_licence`)
      else if (parseLicenceCategories(values.licences).length === 0) {
        row.refuse('licences', `${REASONS}.licence_unknown`, { licences: values.licences })
      } else if (!values.licence_to) row.warn('licence_to', `${REASONS}.validity_unknown`)
    }
  },
  commit: async (trx, act, rows) => {
    const registered = await registerPartiesIn(
      trx,
      act,
      rows.map(({ values }) => ({
        kind: 'person' as const,
        lastNameFr: values.last_name,
        firstNameFr: values.first_name,
        nameAr: values.name_ar,
        birthOn: values.birth_on,
        roles: ['staff' as const],
        identifiers: [
          { kind: 'ppr' as const, value: values.ppr },
          ...(values.cin ? [{ kind: 'cin' as const, value: values.cin }] : []),
        ],
      }))
    )
    const held = await credentialsOf(
      registered.map((one) => one.partyId),
      trx
    )
    const outcomes: Outcome[] = []
    for (const [index, { values }] of rows.entries()) {
      const { partyId } = registered[index]
      const given = { partyId, unitId: values.unit, code: values.ppr, phone: values.phone }
      const { created } = await registerDriverIn(trx, act, given)
      const known = held.get(partyId)?.categories ?? []
      const fresh = parseLicenceCategories(values.licences ?? '').filter(
        (category) => !known.includes(category)
      )
      for (const category of fresh) {
        await recordCredential(
          act,
          {
            partyId,
            kind: 'driving_licence',
            category,
            validFrom: values.licence_from ?? clock.today(),
            validTo: values.licence_to,
          },
          trx
        )
      }
      outcomes.push(created ? 'created' : fresh.length > 0 ? 'updated' : 'unchanged')
    }
    return outcomes
  },
})
