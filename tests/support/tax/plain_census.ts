import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'

/** A row of a census file, read without anything of the product's own import. */
export interface PlainRow {
  cells: string[]
  title: string
  /** Code of the arrondissement, '06.141.01.13'; null when there is none such. */
  place: string | null
  area: number
  zone: string | null
  owner: string
  /** Since when it is theirs; null when the file does not say. */
  acquiredOn: string | null
  exemptions: { from: string; to: string }[]
  declaredOn: string | null
  /** What is wrong with it; empty when it must be kept. */
  faults: Fault[]
}

export type Fault =
  | 'repeated'
  | 'arrondissement_missing'
  | 'arrondissement_unknown'
  | 'area'
  | 'zone'
  | 'name'
  | 'cin'
  | 'ice'
  | 'date'

const ZONES: Record<string, string> = {
  equipee: 'equipped',
  مجهزة: 'equipped',
  moyenne: 'medium',
  متوسطة: 'medium',
  faible: 'weak',
  ضعيفة: 'weak',
}

/** The rows of a census file with what a careful clerk would strike out, and why. */
export async function plainCensus(name: string, encoding: string): Promise<PlainRow[]> {
  const bytes = await readFile(app.makePath('database/registers', name))
  const [head, ...records] = parse(new TextDecoder(encoding).decode(bytes))
  const places = await arrondissements()
  const seen = new Set<string>()
  return records.map((cells) => {
    const cell = (column: string) => (cells[head.indexOf(column)] ?? '').replace(/\s+/g, ' ').trim()
    const row = judge(cells, cell, places)
    if (seen.has(row.title)) row.faults.push('repeated')
    if (row.faults.length === 0) seen.add(row.title)
    return row
  })
}

function judge(
  cells: string[],
  cell: (column: string) => string,
  places: Map<string, string>
): PlainRow {
  const faults: Fault[] = []
  const place = places.get(fold(cell('arrondissement'))) ?? null
  if (!place)
    faults.push(cell('arrondissement') ? 'arrondissement_unknown' : 'arrondissement_missing')
  const area = Number(cell('superficie_m2').replace(/\s/g, '').replace(',', '.') || '0')
  if (!(area > 0)) faults.push('area')
  const zone = ZONES[fold(cell('zone'))] ?? null
  if (!zone) faults.push('zone')
  if (!cell('nom_ou_raison_sociale')) faults.push('name')
  const person = cell('type_redevable') === 'PP'
  const cin = cell('cin').replace(/[\s-]/g, '').toUpperCase()
  const ice = cell('ice').replace(/\D/g, '')
  if (person && !cin) faults.push('cin')
  if (!person && (ice.length !== 15 || BigInt(ice) % 97n !== 0n)) faults.push('ice')
  const dates = ['date_acquisition', 'exoneration_debut', 'exoneration_fin', 'date_declaration']
  const [acquiredOn, from, to, declaredOn] = dates.map((column) => isoDay(cell(column)))
  if (dates.some((column) => cell(column) && !isoDay(cell(column)))) faults.push('date')
  return {
    cells,
    title: cell('titre_foncier').replace(/\s/g, '').toUpperCase(),
    place,
    area,
    zone,
    owner: person ? `cin:${cin}` : `ice:${ice}`,
    acquiredOn,
    exemptions: cell('code_exoneration') && from ? [{ from, to: to ?? '9999-12-31' }] : [],
    declaredOn,
    faults,
  }
}

/** Each way an arrondissement is written, folded, with its code. */
async function arrondissements(): Promise<Map<string, string>> {
  const bytes = await readFile(app.makePath('database/registers/casablanca-arrondissements.csv'))
  const lines = new TextDecoder().decode(bytes).trim().split(/\r?\n/).slice(1)
  return new Map(
    lines.flatMap((line) => {
      const [code, french, arabic] = line.split(',')
      return [code, french, arabic].map((name) => [fold(name), code] as const)
    })
  )
}

/** '31/02/2026' is no day; '01/03/2026' and '2026-03-01' are the same. */
function isoDay(text: string): string | null {
  const written = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text)
  const iso = written ? `${written[3]}-${written[2]}-${written[1]}` : text
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null
  const day = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || !day.toISOString().startsWith(iso) ? null : iso
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9\u0600-\u06ff]/g, '')
}

/** Semicolons, quotes, line breaks inside quotes. */
function parse(text: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  const matcher = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/gy
  for (let match; matcher.lastIndex < text.length && (match = matcher.exec(text));) {
    cells.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'))
    if (match[3] === ';') continue
    records.push(cells)
    cells = []
  }
  return records
}
