import db from '@adonisjs/lucid/services/db'
import { defineImport } from '#platform/imports/definition'
import { proposeHoliday } from '#registry/actions/propose_holiday'

/** Days of rest from an official calendar: each becomes a proposal that another person decides. */
export const holidayImport = defineImport({
  name: 'registry.holidays',
  permission: 'registry.calendar.propose',
  resultRoute: 'registry.holidays.index',
  fields: [
    { key: 'day_on', type: 'date', required: true, aliases: ['jour', 'date'] },
    {
      key: 'name_fr',
      type: 'text',
      required: true,
      maxLength: 120,
      aliases: ['nom', 'fete', 'nom_fr'],
    },
    {
      key: 'name_ar',
      type: 'text',
      required: true,
      maxLength: 120,
      aliases: ['nom_arabe', 'nom_ar'],
    },
    {
      key: 'nature',
      type: 'choice',
      required: true,
      choices: {
        fixed: ['fixe', 'fête fixe'],
        moving: ['mobile', 'fête mobile'],
        one_off: ['exceptionnel', 'pont', 'jour exceptionnel'],
      },
    },
    {
      key: 'certainty',
      type: 'choice',
      aliases: ['certitude'],
      choices: { estimated: ['estimé'], planned: ['prévu'], confirmed: ['confirmé'] },
    },
    { key: 'reference', type: 'text', maxLength: 200, aliases: ['texte', 'decision'] },
  ],
  key: (row) => row.day_on,
  judge: async (rows) => {
    const days = rows.map((row) => row.values.day_on)
    const [known, waiting] = await Promise.all([
      db.from('registry_holidays').whereIn('day_on', days).select('day_on', 'name_fr'),
      db
        .from('registry_holiday_proposals')
        .where('state', 'proposed')
        .whereIn('day_on', days)
        .select('day_on', 'name_fr'),
    ])
    const names = new Map([...waiting, ...known].map((row) => [row.day_on, row.name_fr]))
    for (const row of rows) {
      const name = names.get(row.values.day_on)
      if (name) row.skip('registry.imports.reasons.holiday_known', { name })
    }
  },
  commit: async (trx, act, rows) => {
    const waiting = await trx
      .from('registry_holiday_proposals')
      .where('state', 'proposed')
      .whereIn(
        'day_on',
        rows.map((row) => row.values.day_on)
      )
      .select('day_on')
    const days = new Set(waiting.map((row) => row.day_on))
    const outcomes: ('created' | 'unchanged')[] = []
    for (const { values } of rows) {
      if (days.has(values.day_on)) {
        outcomes.push('unchanged')
        continue
      }
      await proposeHoliday(
        act,
        'public_sector',
        {
          operation: 'add',
          dayOn: values.day_on,
          nameFr: values.name_fr,
          nameAr: values.name_ar,
          nature: values.nature as 'fixed' | 'moving' | 'one_off',
          certainty: (values.certainty ?? 'planned') as 'estimated' | 'planned' | 'confirmed',
          reference: values.reference,
        },
        trx
      )
      outcomes.push('created')
    }
    return outcomes
  },
})
