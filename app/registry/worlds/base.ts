import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import app from '@adonisjs/core/services/app'
import { yearOf } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { prepareCalendarYear } from '#registry/actions/prepare_calendar_year'
import { openFiscalYear, planFiscalYear } from '#registry/actions/fiscal_year_states'
import { putTerritory } from '#registry/actions/save_territory'
import { changeUnit, createUnit } from '#registry/actions/save_unit'
import type { UnitFacts } from '#registry/actions/save_unit'
import { Calendar } from '#registry/models/calendar'
import { Holiday } from '#registry/models/holiday'
import { Unit } from '#registry/models/unit'
import type { UnitKind } from '#registry/rules/unit_tree'

const COMMUNE = '06.141.01'
const CALENDAR = 'public_sector'
/** The years whose moving feasts the sheet knows; later ones are prepared as the calendar's screen does. */
const YEARS = [2024, 2025, 2026, 2027]

/** A row of a seed sheet, by heading. */
export type SheetRow = Record<string, string>

/** What every world stands on: territory, organisation, working calendar, fiscal years. Idempotent. */
export async function seedBase(act: Act): Promise<void> {
  await transaction((trx) => seedTerritory(trx, act))
  await seedUnits(act)
  await transaction((trx) => seedCalendar(trx))
  await prepareLaterYears(act)
  await transaction((trx) => seedYears(trx, act))
}

async function seedTerritory(trx: Transaction, act: Act): Promise<void> {
  const census = await readSheet('database/registers/casablanca-arrondissements.csv', ',')
  const drawn = await readSheet('database/worlds/territory.csv')
  const tiles = new Map(drawn.map((row) => [row.code, row]))
  const total = (column: string) => census.reduce((sum, row) => sum + Number(row[column]), 0)
  const commune = await putTerritory(trx, act, COMMUNE, {
    kind: 'commune',
    parentId: null,
    nameFr: 'Casablanca',
    nameAr: 'الدار البيضاء',
    ...figures((column) => total(column)),
  })
  const prefectures = new Map<string, number>()
  for (const row of await readSheet('database/worlds/prefectures.csv')) {
    const own = census.filter((place) => place.prefecture_fr === row.name_fr)
    const { territory } = await putTerritory(trx, act, row.code, {
      kind: 'prefecture',
      parentId: commune.territory.id,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      ...figures((column) => own.reduce((sum, place) => sum + Number(place[column]), 0)),
    })
    prefectures.set(row.name_fr, territory.id)
  }
  for (const row of census) {
    const tile = tiles.get(row.code)!
    await putTerritory(trx, act, row.code, {
      kind: 'arrondissement',
      parentId: prefectures.get(row.prefecture_fr)!,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      spellings: tile.spellings.replaceAll('|', '\n') || null,
      tileColumn: Number(tile.tile_column),
      tileRow: Number(tile.tile_row),
      ...figures((column) => Number(row[column])),
    })
  }
}

function figures(of: (column: string) => number) {
  return {
    population: of('population_2024'),
    households: of('households_2024'),
    establishments: of('establishments'),
    businessEstablishments: of('business_establishments'),
    jobs: of('jobs'),
    censusYear: 2024,
  }
}

async function seedUnits(act: Act): Promise<void> {
  if (await Unit.query().first()) return
  const rows = await readSheet('database/worlds/units.csv')
  const units = new Map<string, Unit>()
  for (const [order, row] of rows.entries()) {
    const facts: UnitFacts = {
      parentId: units.get(row.parent)?.id ?? null,
      kind: row.kind as UnitKind,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      sortOrder: order,
      validFrom: row.valid_from,
      validTo: row.valid_to || null,
      spellings: row.spellings.replaceAll('|', '\n') || null,
    }
    const known = units.get(row.code)
    units.set(
      row.code,
      known
        ? await changeUnit(act, known.id, facts, known.lockVersion)
        : await createUnit(act, row.code, facts)
    )
  }
}

async function seedCalendar(trx: Transaction): Promise<void> {
  if (await Calendar.findBy({ code: CALENDAR }, { client: trx })) return
  const calendar = new Calendar().useTransaction(trx)
  calendar.merge({
    code: CALENDAR,
    nameFr: 'Secteur public',
    nameAr: 'القطاع العام',
    restDays: '6,7',
  })
  await calendar.save()
  const now = clock.now().toJSDate()
  const feasts = await readSheet('database/worlds/fixed_holidays.csv')
  const fixed = feasts.flatMap((row) =>
    YEARS.filter((year) => year >= Number(row.since)).map((year): SheetRow => ({
      ...row,
      day_on: `${year}-${row.month_day}`,
      nature: 'fixed',
      certainty: 'confirmed',
    }))
  )
  const moving = await readSheet('database/worlds/moving_holidays.csv')
  await trx.table('registry_holidays').multiInsert(
    [...fixed, ...moving].map((row) => ({
      calendar_id: calendar.id,
      day_on: row.day_on,
      feast: row.feast,
      name_fr: row.name_fr,
      name_ar: row.name_ar,
      nature: row.nature,
      certainty: row.certainty,
      reference: row.reference || null,
      created_at: now,
      updated_at: now,
    }))
  )
}

/** Holidays up to the end of next year, for whoever plans in December. */
async function prepareLaterYears(act: Act): Promise<void> {
  for (let year = Math.max(...YEARS) + 1; year <= yearOf(clock.today()) + 1; year += 1) {
    const known = await Holiday.query()
      .whereBetween('dayOn', [`${year}-01-01`, `${year}-12-31`])
      .first()
    if (!known) await prepareCalendarYear(act, CALENDAR, year)
  }
}

/** Last year's books still open, this year's open, next year's planned. */
async function seedYears(trx: Transaction, act: Act): Promise<void> {
  const current = yearOf(clock.today())
  for (const year of [current - 1, current]) {
    const planned = await planFiscalYear(act, year, trx)
    if (planned.state === 'planned') await openFiscalYear(act, planned.id, null, trx)
  }
  await planFiscalYear(act, current + 1, trx)
}

/** A seed sheet of the repository. */
export async function readSheet(path: string, delimiter = ';'): Promise<SheetRow[]> {
  return parse(await readFile(app.makePath(path)), { columns: true, delimiter, bom: true })
}
