import db from '@adonisjs/lucid/services/db'
import type { SubjectDefinition } from '#platform/subjects/subject'

/** A list of acts, as the journal and comments name it. */
export const collectionSubjects: SubjectDefinition[] = [
  {
    type: 'collection.list',
    route: 'collection.lists.show',
    permission: 'collection.lists.view',
    find: async (id, act) => {
      if (!act.can('collection.lists.view')) return null
      const row = await db.from('tax_collection_lists').where('id', id).first()
      return row ? { type: 'collection.list', id: row.id, label: row.number } : null
    },
  },
]
