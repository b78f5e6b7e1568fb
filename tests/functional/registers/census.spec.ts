import { test } from '@japa/runner'
import { foldText } from '#values/text'
import { systemAct } from '#platform/act'
import { startCommit } from '#platform/imports/actions/start_commit'
import { executeRun } from '#platform/jobs/execution'
import { plotImport } from '#tax/imports/census_plots'
import type { PlainRow } from '#tests/support/plain_registers'
import {
  dividesBy97,
  dryRun,
  plainDay,
  plainNumber,
  plainRows,
  repeats,
} from '#tests/support/plain_registers'

const ZONES = ['équipée', 'moyenne', 'faible']
const PLACES = [
  'aïn chock',
  'aïn sebaâ',
  'al fida',
  'anfa',
  'asoukhour assawda',
  "ben m'sick",
  'hay hassani',
  'hay mohammadi',
  'maârif',
  'mers sultan',
  'moulay rachid',
  'sbata',
  'sidi belyout',
  'sidi bernoussi',
  'sidi moumen',
  'sidi othmane',
]
const letters = (text: string) => foldText(text).replaceAll(/[^a-z]/g, '')
const DAYS = ['date_acquisition', 'exoneration_debut', 'exoneration_fin', 'date_declaration']
const title = ({ cells }: PlainRow) => cells.titre_foncier.replaceAll(/\s/g, '').toUpperCase()

/** An official code ends in the number of an arrondissement; 99 is none. */
const knownPlace = (text: string) =>
  /^06\.141\.01\.(?!99)\d\d$/.test(text.trim()) ||
  PLACES.some((place) => letters(place) === letters(text))

/** The plots of a file into the register, as the census comes before its complement. */
async function bringIn(file: string): Promise<void> {
  const { id } = await dryRun(plotImport, file)
  await executeRun(await startCommit(systemAct('test'), id))
}

function isWrong({ cells }: PlainRow): boolean {
  const from = plainDay(cells.exoneration_debut)
  const to = plainDay(cells.exoneration_fin)
  return (
    cells.titre_foncier.trim() === '' ||
    !knownPlace(cells.arrondissement) ||
    !(plainNumber(cells.superficie_m2) > 0) ||
    !ZONES.includes(cells.zone.trim().toLowerCase()) ||
    cells.nom_ou_raison_sociale.trim() === '' ||
    (cells.type_redevable === 'PP' && cells.cin.trim() === '') ||
    (cells.type_redevable === 'PM' && !dividesBy97(cells.ice, 15)) ||
    DAYS.some((name) => cells[name].trim() !== '' && plainDay(cells[name]) === null) ||
    (from !== null && to !== null && to < from)
  )
}

test.group('Registers | the census, against a plain reading', () => {
  test('{file}: the rows refused are those a reader refuses')
    .with([
      { file: 'terrains-recensement-2026.csv', before: null, refusals: 68 },
      {
        file: 'terrains-complement-2026-windows1252.csv',
        before: 'terrains-recensement-2026.csv',
        refusals: 7,
      },
    ])
    .run(async ({ assert }, { file, before, refusals }) => {
      const rows = await plainRows(file)
      const wrong = rows.filter(isWrong).map((row) => row.number)
      const again = repeats(rows, title)
      // a title of the first census belongs to its owner when the complement comes
      const taken = before ? new Set((await plainRows(before)).map(title)) : new Set<string>()
      const met = rows.filter((row) => taken.has(title(row))).map((row) => row.number)
      const all = new Set([...wrong, ...again, ...met])
      if (before) await bringIn(before)
      const { refused } = await dryRun(plotImport, file)
      assert.deepEqual(
        [...refused.keys()].filter((number) => !all.has(number)),
        [],
        'refused without cause'
      )
      assert.deepEqual(
        [...all].filter((number) => !refused.has(number)),
        [],
        'a defect was missed'
      )
      assert.equal(all.size, refusals)
    })
    .timeout(120_000)
})
