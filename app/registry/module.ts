import { defineModule } from '#platform/modules'
import { seedBase } from '#registry/worlds/base'

export default defineModule({
  name: 'registry',
  permissions: [
    { key: 'registry.parties.view' },
    { key: 'registry.parties.edit' },
    { key: 'registry.parties.merge' },
    { key: 'registry.parties.import' },
    { key: 'registry.identifiers.read' },
    { key: 'registry.accounts.read' },
    { key: 'registry.accounts.propose' },
    { key: 'registry.accounts.approve' },
    { key: 'registry.territory.view' },
    { key: 'registry.territory.edit' },
    { key: 'registry.units.view' },
    { key: 'registry.units.edit' },
    { key: 'registry.years.view' },
    { key: 'registry.years.manage' },
    { key: 'registry.calendar.view' },
    { key: 'registry.calendar.propose' },
    { key: 'registry.calendar.approve' },
    { key: 'registry.credentials.edit' },
  ],
  worlds: { hamlet: seedBase, casablanca: seedBase },
})
