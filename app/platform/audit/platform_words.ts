import type { JournalWords } from '#platform/audit/word_sources'

export const platformWords: JournalWords = {
  references: {
    // a role that is withdrawn; one that is given is journalled by its key
    'platform.user.role': { table: 'platform_roles', fr: 'label_fr', ar: 'label_ar' },
  },
  codes: {
    'platform.user.state': ['platform.user_states'],
    'platform.user.scope': ['platform.scopes'],
  },
}
