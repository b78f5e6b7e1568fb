import db from '@adonisjs/lucid/services/db'
import { foldText } from '#values/text'
import type { SearchSource } from '#platform/modules'

/** Staff by PPR or by the words of their name, in either script. */
export const agentSearch: SearchSource = {
  key: 'agents',
  permission: 'hr.agents.view',
  run: async (term, act, limit) => {
    const words = foldText(term).split(' ').filter(Boolean)
    if (words.length === 0) return []
    const query = db
      .from('hr_agents as a')
      .leftJoin('registry_units as u', 'u.id', 'a.unit_id')
      .where((inner) => {
        inner.where('a.ppr', 'like', `${term.trim().replace(/[%_\\]/g, '')}%`)
        inner.orWhere((names) => {
          for (const word of words)
            names.where('a.folded_name', 'like', `%${word.replace(/[%_\\]/g, '')}%`)
        })
      })
      .orderBy('a.name_fr')
      .limit(limit)
      .select(
        'a.id',
        'a.ppr',
        'a.name_fr',
        'a.name_ar',
        'u.name_fr as unit_fr',
        'u.name_ar as unit_ar'
      )
    const rows = await act.restrict(query, 'hr.agents.view', {
      unit: 'a.unit_id',
      arrondissement: 'a.arrondissement_id',
    })
    const arabic = act.locale === 'ar'
    return rows.map((row) => ({
      label: (arabic && row.name_ar) || row.name_fr,
      detail: [row.ppr, arabic ? row.unit_ar : row.unit_fr].filter(Boolean).join(' · '),
      url: `/hr/agents/${row.id}`,
    }))
  },
}
