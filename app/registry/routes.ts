import router from '@adonisjs/core/services/router'
import { can } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const Parties = () => import('#registry/controllers/parties_controller')
const AccountProposals = () => import('#registry/controllers/account_proposals_controller')
const Credentials = () => import('#registry/controllers/credentials_controller')
const Reach = () => import('#registry/controllers/reach_controller')
const Duplicates = () => import('#registry/controllers/duplicates_controller')
const Territories = () => import('#registry/controllers/territories_controller')
const Units = () => import('#registry/controllers/units_controller')
const Holidays = () => import('#registry/controllers/holidays_controller')
const FiscalYears = () => import('#registry/controllers/fiscal_years_controller')
const Lookups = () => import('#registry/controllers/lookups_controller')

const id = router.matchers.number()

router
  .group(() => {
    router.get('parties', [Parties, 'index']).as('parties.index').use(can('registry.parties.view'))
    router
      .get('parties/new', [Parties, 'create'])
      .as('parties.create')
      .use(can('registry.parties.edit'))
    router.post('parties', [Parties, 'store']).as('parties.store').use(can('registry.parties.edit'))
    router
      .get('parties/:id', [Parties, 'show'])
      .as('parties.show')
      .where('id', id)
      .use(can('registry.parties.view'))
    router
      .get('parties/:id/edit', [Parties, 'edit'])
      .as('parties.edit')
      .where('id', id)
      .use(can('registry.parties.edit'))
    router
      .put('parties/:id', [Parties, 'update'])
      .as('parties.update')
      .where('id', id)
      .use(can('registry.parties.edit'))

    router
      .get('parties/:party_id/credentials/new', [Credentials, 'create'])
      .as('credentials.create')
      .where('party_id', id)
      .use(can('registry.credentials.edit'))
    router
      .post('parties/:party_id/credentials', [Credentials, 'store'])
      .as('credentials.store')
      .where('party_id', id)
      .use(can('registry.credentials.edit'))

    router
      .get('account-proposals', [AccountProposals, 'index'])
      .as('account_proposals.index')
      .use(can('registry.accounts.read'))
    router
      .get('account-proposals/:id', [AccountProposals, 'show'])
      .as('account_proposals.show')
      .where('id', id)
      .use(can('registry.accounts.read'))
    router
      .get('parties/:party_id/account-proposals/new', [AccountProposals, 'create'])
      .as('account_proposals.create')
      .where('party_id', id)
      .use(can('registry.accounts.propose'))
    router
      .post('parties/:party_id/account-proposals', [AccountProposals, 'store'])
      .as('account_proposals.store')
      .where('party_id', id)
      .use(can('registry.accounts.propose'))
    router
      .post('account-proposals/:id/decisions', [AccountProposals, 'decide'])
      .as('account_proposals.decide')
      .where('id', id)
      .use(can('registry.accounts.read'))

    router
      .get('addresses', [Reach, 'addresses'])
      .as('addresses.index')
      .use(can('registry.parties.view'))
    router
      .get('bank-accounts', [Reach, 'accounts'])
      .as('bank_accounts.index')
      .use(can('registry.accounts.read'))
    router
      .get('unavailabilities', [Reach, 'absences'])
      .as('unavailabilities.index')
      .use(can('registry.parties.view'))

    router
      .get('duplicates', [Duplicates, 'index'])
      .as('duplicates.index')
      .use(can('registry.parties.merge'))
    router
      .get('duplicates/:id', [Duplicates, 'show'])
      .as('duplicates.show')
      .where('id', id)
      .use(can('registry.parties.merge'))
    router
      .post('duplicate-searches', [Duplicates, 'search'])
      .as('duplicates.search')
      .use(can('registry.parties.merge'))
    router
      .post('duplicates/:id/merges', [Duplicates, 'merge'])
      .as('duplicates.merge')
      .where('id', id)
      .use(can('registry.parties.merge'))
    router
      .post('duplicates/:id/dismissals', [Duplicates, 'dismiss'])
      .as('duplicates.dismiss')
      .where('id', id)
      .use(can('registry.parties.merge'))

    router
      .get('territory', [Territories, 'map'])
      .as('territories.map')
      .use(can('registry.territory.view'))
    router
      .get('territories', [Territories, 'index'])
      .as('territories.index')
      .use(can('registry.territory.view'))
    router
      .get('territories/:id', [Territories, 'show'])
      .as('territories.show')
      .where('id', id)
      .use(can('registry.territory.view'))
    router
      .get('territories/:id/edit', [Territories, 'edit'])
      .as('territories.edit')
      .where('id', id)
      .use(can('registry.territory.edit'))
    router
      .put('territories/:id', [Territories, 'update'])
      .as('territories.update')
      .where('id', id)
      .use(can('registry.territory.edit'))

    router.get('units', [Units, 'index']).as('units.index').use(can('registry.units.view'))
    router.get('unit-list', [Units, 'list']).as('units.list').use(can('registry.units.view'))
    router.get('units/new', [Units, 'create']).as('units.create').use(can('registry.units.edit'))
    router.post('units', [Units, 'store']).as('units.store').use(can('registry.units.edit'))
    router
      .get('units/:id', [Units, 'show'])
      .as('units.show')
      .where('id', id)
      .use(can('registry.units.view'))
    router
      .get('units/:id/edit', [Units, 'edit'])
      .as('units.edit')
      .where('id', id)
      .use(can('registry.units.edit'))
    router
      .put('units/:id', [Units, 'update'])
      .as('units.update')
      .where('id', id)
      .use(can('registry.units.edit'))
    router
      .post('units/:id/closures', [Units, 'close'])
      .as('units.close')
      .where('id', id)
      .use(can('registry.units.edit'))

    router
      .get('holidays', [Holidays, 'index'])
      .as('holidays.index')
      .use(can('registry.calendar.view'))
    router
      .get('holiday-list', [Holidays, 'list'])
      .as('holidays.list')
      .use(can('registry.calendar.view'))
    router
      .get('holidays/:year', [Holidays, 'show'])
      .as('holidays.show')
      .where('year', /^\d{4}$/)
      .use(can('registry.calendar.view'))
    router
      .post('calendar-years', [Holidays, 'prepare'])
      .as('holidays.prepare')
      .use(can('registry.calendar.propose'))
    router
      .post('holiday-proposals', [Holidays, 'propose'])
      .as('holidays.propose')
      .use(can('registry.calendar.propose'))
    router
      .post('holiday-proposals/:id/decisions', [Holidays, 'decide'])
      .as('holidays.decide')
      .where('id', id)
      .use(can('registry.calendar.view'))

    router
      .get('fiscal-years', [FiscalYears, 'index'])
      .as('fiscal_years.index')
      .use(can('registry.years.view'))
    router
      .post('fiscal-years', [FiscalYears, 'store'])
      .as('fiscal_years.store')
      .use(can('registry.years.manage'))
    router
      .get('fiscal-years/:id', [FiscalYears, 'show'])
      .as('fiscal_years.show')
      .where('id', id)
      .use(can('registry.years.view'))
    router
      .post('fiscal-years/:id/openings', [FiscalYears, 'open'])
      .as('fiscal_years.open')
      .where('id', id)
      .use(can('registry.years.manage'))
    router
      .post('fiscal-years/:id/closures', [FiscalYears, 'close'])
      .as('fiscal_years.close')
      .where('id', id)
      .use(can('registry.years.manage'))

    router
      .get('lookups/parties', [Lookups, 'parties'])
      .as('lookups.parties')
      .use(can('registry.parties.view'))
  })
  .prefix('registry')
  .as('registry')
  .use(middleware.auth())
