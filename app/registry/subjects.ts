import db from '@adonisjs/lucid/services/db'
import type { SubjectDefinition } from '#platform/subjects/subject'

/** A record found by id in its table; whoever holds the right sees all of them. */
function subject(
  type: string,
  permission: string,
  table: string,
  label: (row: Record<string, string>) => string,
  route?: string,
  attachPermission?: string
): SubjectDefinition {
  return {
    type,
    permission,
    route,
    attachPermission,
    async find(id, act) {
      if (!act.can(permission)) return null
      const row = await db.from(table).where('id', id).first()
      return row ? { type, id, label: label(row) } : null
    },
  }
}

export const registrySubjects: SubjectDefinition[] = [
  subject(
    'registry.party',
    'registry.parties.view',
    'registry_parties',
    (row) => row.name_fr,
    'registry.parties.show',
    'registry.parties.edit'
  ),
  subject(
    'registry.territory',
    'registry.territory.view',
    'registry_territories',
    (row) => `${row.code} ${row.name_fr}`,
    'registry.territories.show',
    'registry.territory.edit'
  ),
  subject(
    'registry.unit',
    'registry.units.view',
    'registry_units',
    (row) => row.name_fr,
    'registry.units.show',
    'registry.units.edit'
  ),
  subject(
    'registry.fiscal_year',
    'registry.years.view',
    'registry_fiscal_years',
    (row) => String(row.year),
    'registry.fiscal_years.show',
    'registry.years.manage'
  ),
  subject(
    'registry.bank_account_proposal',
    'registry.accounts.read',
    'registry_bank_account_proposals',
    (row) => `RIB ••••${row.rib.slice(-6)}`,
    'registry.account_proposals.show'
  ),
  subject(
    'registry.holiday',
    'registry.calendar.view',
    'registry_holidays',
    (row) => `${row.name_fr} ${row.day_on}`
  ),
]
