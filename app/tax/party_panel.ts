import db from '@adonisjs/lucid/services/db'
import { formatDecimal } from '#values/decimal'
import type { PartyPanel } from '#registry/panels/definition'

const SHOWN = 8

const TONES: Record<string, 'good' | 'info' | ''> = { active: 'info', built: 'good' }

/** The plots a person or firm owns or is written to about, on its page in the registry. */
export const plotPanel: PartyPanel = {
  permission: 'tax.plots.view',
  order: 20,
  async load(partyIds, act, i18n) {
    const query = db
      .from('tax_plots')
      .leftJoin('registry_territories as place', 'place.id', 'tax_plots.arrondissement_id')
      .whereIn('tax_plots.party_id', partyIds)
      .orderBy('tax_plots.land_title')
      .limit(SHOWN)
      .select(
        'tax_plots.id',
        'tax_plots.land_title',
        'tax_plots.area',
        'tax_plots.state',
        'place.name_fr',
        'place.name_ar'
      )
    const rows = await act.restrict(query, 'tax.plots.view', {
      arrondissement: 'tax_plots.arrondissement_id',
    })
    if (rows.length === 0) return null
    return {
      title: i18n.t('registry.panels.plots'),
      links: rows.map((row) => ({
        label: row.land_title,
        detail: `${formatDecimal(row.area)} m² · ${act.locale === 'ar' ? row.name_ar : row.name_fr}`,
        badge: { text: i18n.t(`tax.states.plot.${row.state}`), tone: TONES[row.state] ?? '' },
        url: `/tax/plots/${row.id}`,
      })),
    }
  },
}
