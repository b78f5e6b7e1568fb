import db from '@adonisjs/lucid/services/db'
import { Act } from '#platform/act'
import { accessOf } from '#platform/permissions/grants'
import { transaction } from '#platform/transaction'
import { seedDemonstrationUsers } from '#platform/worlds/demonstration_users'
import { findDuplicates } from '#registry/actions/find_duplicates'
import { proposeBankAccount } from '#registry/actions/propose_bank_account'
import { proposeHoliday } from '#registry/actions/propose_holiday'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { Holiday } from '#registry/models/holiday'
import { loadTerritory } from '#registry/queries/territories'
import { IDENTIFIER_KINDS } from '#registry/rules/identifiers'
import type { PartyFacts, PartyRoleName } from '#registry/rules/party_facts'
import { readSheet, seedBase } from '#registry/worlds/base'
import type { SheetRow } from '#registry/worlds/base'

const REGISTRAR = 'referentiels@casablanca.example'

/** The demonstration city: what every world has, and a few people and firms, some of them twice. */
export async function seedCasablanca(act: Act): Promise<void> {
  await seedBase(act)
  const places = await loadTerritory()
  const rows = await readSheet('database/worlds/parties.csv')
  const facts = rows.map((row, index) =>
    partyOf(row, index, places.findArrondissement(row.arrondissement)?.id ?? null)
  )
  await transaction((trx) => registerPartiesIn(trx, act, facts))
  await findDuplicates(async () => {})
  await seedDemonstrationUsers()
  await seedProposals()
}

/** Something for the director general to decide: an account to change, a feast the moon moved. */
async function seedProposals(): Promise<void> {
  const user = await db.from('platform_users').where('email', REGISTRAR).first()
  const waiting = await db.from('registry_bank_account_proposals').first()
  if (!user || waiting) return
  const registrar = new Act({ userId: user.id, name: user.name_fr }, await accessOf(user.id))
  const supplier = await db
    .from('registry_party_identifiers')
    .where('unique_key', 'ice:002136093000040')
    .first()
  await proposeBankAccount(registrar, supplier.party_id, {
    rib: '310810101402900442310133',
    bankName: 'Trésorerie générale',
    reason: 'Changement de banque, attestation du 16/11/2026',
  })
  const feast = await Holiday.query().where({ feast: 'muharram', day_on: '2027-06-06' }).first()
  if (!feast) return
  await proposeHoliday(registrar, 'public_sector', {
    operation: 'move',
    holidayId: feast.id,
    dayOn: '2027-06-07',
    nameFr: feast.nameFr,
    nameAr: feast.nameAr,
    nature: 'moving',
    certainty: 'planned',
    reference: 'Calendrier prévu',
  })
}

function partyOf(row: SheetRow, index: number, territoryId: number | null): PartyFacts {
  const person = row.kind === 'person'
  return {
    kind: person ? 'person' : 'organisation',
    lastNameFr: row.last_fr,
    firstNameFr: row.first_fr,
    lastNameAr: row.last_ar,
    firstNameAr: row.first_ar,
    nameFr: row.name_fr || null,
    nameAr: row.name_ar || null,
    legalForm: row.legal_form || null,
    sex: row.sex === 'F' || row.sex === 'M' ? row.sex : null,
    birthOn: row.birth_on || null,
    roles: row.roles.split(' ') as PartyRoleName[],
    identifiers: IDENTIFIER_KINDS.flatMap((kind) =>
      row[kind] ? [{ kind, value: row[kind], court: kind === 'rc' ? row.court : null }] : []
    ),
    addresses: [
      { kind: person ? 'residence' : 'head_office', lineFr: row.line, city: row.city, territoryId },
    ],
    contacts: [
      { kind: 'phone', value: row.phone },
      { kind: 'email', value: row.email },
    ],
    rib: row.rib || null,
    requestKey: `world.casablanca:${index}`,
  }
}
