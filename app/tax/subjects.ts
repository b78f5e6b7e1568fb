import db from '@adonisjs/lucid/services/db'
import type { SubjectDefinition } from '#platform/subjects/subject'

/** A record by id when the act may see it, limited to the arrondissements of the right. */
function subject(
  type: string,
  route: string,
  permission: string,
  table: string,
  label: string,
  scoped: boolean
): SubjectDefinition {
  return {
    type,
    route,
    permission,
    find: async (id, act) => {
      if (!act.can(permission)) return null
      const query = db.from(table).where('id', id).select('id', label)
      if (scoped) act.restrict(query, permission, { arrondissement: 'arrondissement_id' })
      const row = await query.first()
      return row ? { type, id: row.id, label: String(row[label] ?? row.id) } : null
    },
  }
}

/** Records of the tax that the journal, comments and attachments may name. */
export const taxSubjects: SubjectDefinition[] = [
  subject('tax.plot', 'tax.plots.show', 'tax.plots.view', 'tax_plots', 'land_title', true),
  subject('tax.notice', 'tax.notices.show', 'tax.notices.view', 'tax_notices', 'number', true),
  subject('tax.roll', 'tax.rolls.show', 'tax.rolls.view', 'tax_rolls', 'number', false),
  subject('tax.tariff', 'tax.tariffs.show', 'tax.tariffs.view', 'tax_tariffs', 'year', false),
]
