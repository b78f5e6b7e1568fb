import db from '@adonisjs/lucid/services/db'
import { isIce, isLandTitle, normaliseLandTitle } from '#values/identifiers'
import { foldText } from '#values/text'
import { defineImport } from '#platform/imports/definition'
import type { CommitRow, Outcome } from '#platform/imports/definition'
import { installed } from '#platform/modules'
import type { ModuleDefinition } from '#platform/modules'
import type { Transaction } from '#platform/transaction'

const PLACES = [
  'Sidi Belyout',
  'Anfa',
  'Maârif',
  'Hay-Hassani',
  'Aïn-Chock',
  'Aïn-Sebaâ',
  'Hay-Mohammadi',
  'Assoukhour Assawda',
  'Al-Fida',
  'Mers-Sultan',
  'Ben-M’sick',
  'Sbata',
  'Moulay Rachid',
  'Sidi Othmane',
  'Sidi Bernoussi',
  'Sidi Moumen',
]

interface Plot {
  title: string
  arrondissement: number
  area: string
  owner: string
}

/** An import of undeveloped plots into a table of its own, for tests of the engine. */
export const plotImport = defineImport({
  name: 'trial.plots',
  texts: 'imports.trial',
  permission: 'trial.import',
  fields: [
    {
      key: 'title',
      type: 'identifier',
      required: true,
      aliases: ['titre_foncier'],
      normalise: normaliseLandTitle,
      check: isLandTitle,
    },
    { key: 'arrondissement', type: 'arrondissement', required: true },
    { key: 'area', type: 'decimal', required: true, above: '0', aliases: ['superficie_m2'] },
    {
      key: 'zone',
      type: 'choice',
      required: true,
      choices: {
        equipped: ['équipée'],
        average: ['moyennement équipée', 'moyenne'],
        low: ['faiblement équipée', 'faible'],
      },
    },
    { key: 'owner', type: 'text', required: true, aliases: ['nom_ou_raison_sociale'] },
    { key: 'kind', type: 'text', aliases: ['type_redevable'] },
    { key: 'ice', type: 'text', aliases: ['ice'] },
    { key: 'acquired_on', type: 'date', aliases: ['date_acquisition'] },
    { key: 'exempt_from', type: 'date', aliases: ['exoneration_debut'] },
    { key: 'exempt_to', type: 'date', aliases: ['exoneration_fin'] },
  ],
  lookups: {
    arrondissement: async (texts) =>
      new Map(
        texts
          .map(
            (text) =>
              [
                text,
                PLACES.findIndex((place) => sameLetters(place) === sameLetters(text)) + 1,
              ] as const
          )
          .filter(([, id]) => id > 0)
      ),
  },
  key: (row) => row.title,
  judge: async (rows) => {
    for (const row of rows) {
      if (row.values.kind === 'PM' && !isIce(row.values.ice ?? ''))
        row.refuse('ice', 'imports.reasons.malformed', { text: row.raw.ice })
      const { exempt_from: from, exempt_to: to } = row.values
      if (from && to && to < from)
        row.refuse('exempt_to', 'imports.reasons.malformed', { text: row.raw.exempt_to })
    }
  },
  commit: (trx, _act, rows) => writePlots(trx, rows),
})

const module: ModuleDefinition = {
  name: 'trial',
  permissions: [{ key: 'trial.import' }],
  contributions: { imports: [plotImport] },
}

/** Makes the table anew and installs the import. */
export async function openPlots(): Promise<void> {
  await closePlots()
  await db.rawQuery(`CREATE TABLE IF NOT EXISTS trial_plots (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, title VARCHAR(30) NOT NULL UNIQUE, arrondissement_id INT UNSIGNED NOT NULL,
    area DECIMAL(14,4) NOT NULL, owner VARCHAR(120) NOT NULL, writes INT UNSIGNED NOT NULL DEFAULT 1)`)
  installPlots()
}

/** Makes the import known to this process. */
export function installPlots(): void {
  installed.modules().push(module)
}

export async function closePlots(): Promise<void> {
  const modules = installed.modules()
  if (modules.includes(module)) modules.splice(modules.indexOf(module), 1)
  await db.rawQuery('DROP TABLE IF EXISTS trial_plots')
}

/** Plots whose owner is this cannot be written: the database refuses the length. */
export const UNWRITABLE = 'U'.repeat(130)

async function writePlots(trx: Transaction, rows: CommitRow<Plot>[]): Promise<Outcome[]> {
  const keys = rows.map((row) => row.key)
  const plots = await trx.from('trial_plots').whereIn('title', keys).forUpdate()
  const known = new Map(plots.map((plot) => [plot.title, plot]))
  const fresh = rows.filter((row) => !known.has(row.key))
  if (fresh.length > 0) {
    await trx.table('trial_plots').multiInsert(
      fresh.map(({ values }) => ({
        title: values.title,
        arrondissement_id: values.arrondissement,
        area: values.area,
        owner: values.owner,
      }))
    )
  }
  const outcomes: Outcome[] = []
  for (const row of rows) {
    const plot = known.get(row.key)
    if (!plot) {
      outcomes.push('created')
    } else if (plot.owner === row.values.owner && Number(plot.area) === Number(row.values.area)) {
      outcomes.push('unchanged')
    } else {
      await trx
        .from('trial_plots')
        .where('id', plot.id)
        .update({ owner: row.values.owner, area: row.values.area })
      outcomes.push('updated')
    }
  }
  return outcomes
}

function sameLetters(text: string): string {
  return foldText(text).replace(/[^a-z]/g, '')
}
