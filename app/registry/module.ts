import { defineModule } from '#platform/modules'
import {
  accountsDay,
  duplicatesDay,
  holidaysDay,
  openDuplicates,
  registersDay,
  waitingAccounts,
} from '#registry/day'
import { holidayImport } from '#registry/imports/holidays'
import { partyImport } from '#registry/imports/parties'
import { territoryImport, unitImport } from '#registry/imports/places'
import { addressImport, bankAccountImport } from '#registry/imports/reach'
import { fiscalYearImport, unavailabilityImport } from '#registry/imports/years_and_absences'
import { duplicateSearchJob } from '#registry/jobs/duplicate_search'
import { unitNamesJob } from '#registry/jobs/unit_names'
import { registryWords } from '#registry/journal_words'
import { accountProposalList } from '#registry/lists/account_proposals'
import { fiscalYearList, holidayList } from '#registry/lists/days'
import { duplicateList } from '#registry/lists/duplicates'
import { partyList } from '#registry/lists/parties'
import { territoryList, unitList } from '#registry/lists/places'
import { addressList, bankAccountList, unavailabilityList } from '#registry/lists/reach'
import { registryPermissions, registryRoles } from '#registry/rights'
import { partySearch, territorySearch, unitSearch } from '#registry/searches'
import { registrySubjects } from '#registry/subjects'
import { seedBase } from '#registry/worlds/base'
import { seedCasablanca } from '#registry/worlds/casablanca'

const section = 'registry'

export default defineModule({
  name: 'registry',
  permissions: registryPermissions,
  roles: registryRoles,
  menu: [
    {
      section,
      key: 'parties',
      route: 'registry.parties.index',
      permission: 'registry.parties.view',
      order: 10,
    },
    {
      section,
      key: 'addresses',
      route: 'registry.addresses.index',
      permission: 'registry.parties.edit',
      order: 12,
    },
    {
      section,
      key: 'bank_accounts',
      route: 'registry.bank_accounts.index',
      permission: 'registry.accounts.read',
      order: 14,
    },
    {
      section,
      key: 'unavailabilities',
      route: 'registry.unavailabilities.index',
      permission: 'registry.parties.edit',
      order: 55,
    },
    {
      section,
      key: 'duplicates',
      route: 'registry.duplicates.index',
      permission: 'registry.parties.merge',
      order: 20,
      badge: openDuplicates,
    },
    {
      section,
      key: 'account_proposals',
      route: 'registry.account_proposals.index',
      permission: 'registry.accounts.read',
      order: 30,
      badge: waitingAccounts,
    },
    {
      section,
      key: 'territory',
      route: 'registry.territories.map',
      permission: 'registry.territory.view',
      order: 40,
    },
    {
      section,
      key: 'units',
      route: 'registry.units.index',
      permission: 'registry.units.view',
      order: 50,
    },
    {
      section,
      key: 'holidays',
      route: 'registry.holidays.index',
      permission: 'registry.calendar.view',
      order: 60,
    },
    {
      section,
      key: 'fiscal_years',
      route: 'registry.fiscal_years.index',
      permission: 'registry.years.view',
      order: 70,
    },
  ],
  jobs: [duplicateSearchJob, unitNamesJob],
  subjects: registrySubjects,
  day: [registersDay, accountsDay, holidaysDay, duplicatesDay],
  searches: [partySearch, unitSearch, territorySearch],
  contributions: {
    lists: [
      partyList,
      duplicateList,
      accountProposalList,
      territoryList,
      unitList,
      holidayList,
      fiscalYearList,
      addressList,
      bankAccountList,
      unavailabilityList,
    ],
    imports: [
      partyImport,
      addressImport,
      bankAccountImport,
      territoryImport,
      unitImport,
      holidayImport,
      fiscalYearImport,
      unavailabilityImport,
    ],
    journalWords: registryWords,
  },
  worlds: { hamlet: seedBase, casablanca: seedCasablanca },
  demonstrationUsers: [
    {
      role: 'registrar',
      email: 'referentiels@casablanca.example',
      nameFr: 'Samira Lahlou',
      nameAr: 'سميرة لحلو',
      staffNumber: '100010',
    },
  ],
})
