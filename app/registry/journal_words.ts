import type { JournalWords } from '#platform/audit/word_sources'

const PARTIES = { table: 'registry_parties' }

/** What the journal's fields are called and point to in the référentiels, which the other modules share. */
export const registryWords: JournalWords = {
  fields: ['registry.fields'],
  references: {
    'headId': PARTIES,
    'partyId': PARTIES,
    'mergedIntoId': PARTIES,
    'registry.party.into': PARTIES,
    'registry.party.absorbed': PARTIES,
    'registry.party.other': PARTIES,
    'territoryId': { table: 'registry_territories' },
    'unitId': { table: 'registry_units' },
    'calendarId': { table: 'registry_calendars' },
    'registry.unit.parentId': { table: 'registry_units' },
    'registry.territory.parentId': { table: 'registry_territories' },
  },
  codes: {
    language: ['registry.languages'],
    sex: ['registry.sexes'],
    role: ['registry.roles'],
    roles: ['registry.roles'],
    nature: ['registry.kinds.holiday'],
    certainty: ['registry.states.holiday'],
    operation: ['registry.holidays.operations'],
    reasons: ['registry.duplicates.reasons'],
    state: ['registry.states.proposal'],
  },
  listed: { identifiers: 'registry.fields', addresses: 'registry.kinds.address' },
}
