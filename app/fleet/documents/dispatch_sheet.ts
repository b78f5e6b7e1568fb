import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import type { Inline } from '#documents/text/inline'

export interface DispatchLine {
  number: string
  hours: string
  service: string
  purpose: string
  route: string
  plate: string
  driver: string
  phone: string | null
  passengers: number
  permit: string | null
  order: string
  outKm: number | null
  inKm: number | null
}

export interface DispatchSheetFacts {
  on: CivilDate
  officer: string
  missions: DispatchLine[]
  workshop: { plate: string; reason: string; until: string }[]
  /** `reason` is the paper that is missing or past its day; `since` the day, when one is recorded. */
  blocked: { plate: string; reason: string; since: CivilDate | null }[]
  free: {
    vehicles: string[]
    /** Drivers held by nothing that day, by licence, and how many are away. */
    drivers: { total: number; categories: { category: string; count: number }[]; away: number }
  }
  unserved: { number: string; hours: string; service: string; reason: string }[]
}

/** Feuille de régulation du jour, A4 landscape: missions to sign, then what cannot go out and what waits. */
export function drawDispatchSheet(kit: PdfKit, sheet: DispatchSheetFacts): void {
  kit.letterhead({ service: [{ fr: 'Division du parc automobile', ar: 'قسم حظيرة السيارات' }] })
  kit.title({
    fr: `Feuille de régulation du ${formatCivilDate(sheet.on)}`,
    ar: ['ورقة توزيع السيارات ليوم ', isolate(formatCivilDate(sheet.on))],
    subtitle: {
      fr: `Agent de permanence : ${sheet.officer} — missions : ${sheet.missions.length}`,
      ar: ['المداومة: ', isolateName(sheet.officer), ` — عدد المأموريات: ${sheet.missions.length}`],
    },
  })
  kit.table(
    {
      size: 7.6,
      columns: [
        { title: 'N°\nرقم', share: 1.35, value: (row: DispatchLine) => isolate(row.number) },
        { title: 'Heures\nالساعات', share: 1.1, value: (row) => isolate(row.hours) },
        { title: 'Service\nالمصلحة', share: 1.3, value: (row) => isolateName(row.service) },
        {
          title: 'Objet et trajet\nالغرض والمسار',
          share: 2.6,
          value: (row) => isolateName(objectOf(row)),
        },
        { title: 'Véhicule\nالمركبة', share: 1.2, value: (row) => isolate(row.plate) },
        {
          title: 'Conducteur\nالسائق',
          share: 1.7,
          value: (row) => [isolateName(row.driver), row.phone ? ` ${row.phone}` : ''],
        },
        {
          title: 'Pass.\nركاب',
          share: 0.65,
          align: 'number',
          value: (row) => String(row.passengers),
        },
        {
          title: 'Ordre\nالأمر',
          share: 1.35,
          value: (row) => [isolate(row.order), row.permit ? ` / ${row.permit}` : ''],
        },
        {
          title: 'Km départ\nانطلاق',
          share: 0.9,
          align: 'number',
          value: (row) => kilometres(row.outKm),
        },
        {
          title: 'Km retour\nعودة',
          share: 0.9,
          align: 'number',
          value: (row) => kilometres(row.inKm),
        },
        { title: 'Signature\nالتوقيع', share: 1.2, value: () => '' },
      ],
    },
    sheet.missions
  )
  kit.space(10)
  kit.panels(
    [
      {
        title: { fr: `À l’atelier (${sheet.workshop.length})`, ar: 'في الورشة' },
        lines: lines(
          sheet.workshop.map((row) => [
            isolate(row.plate),
            kit.direction === 'rtl' ? ': ' : ' : ',
            isolateName(row.reason),
            ` — ${row.until}`,
          ])
        ),
      },
      {
        title: { fr: `Bloqués par un document (${sheet.blocked.length})`, ar: 'موقوفة بسبب وثيقة' },
        lines: blockedLines(sheet.blocked),
      },
    ],
    [
      {
        title: { fr: `Véhicules libres (${sheet.free.vehicles.length})`, ar: 'مركبات متاحة' },
        lines: [
          inline(sheet.free.vehicles.map((plate) => isolate(plate))),
          ...driversOf(sheet.free.drivers),
        ],
      },
      {
        title: { fr: `Demandes non servies (${sheet.unserved.length})`, ar: 'طلبات غير ملباة' },
        lines: lines(
          sheet.unserved.map((row) => [
            isolate(row.number),
            ' ',
            isolate(row.hours),
            ' ',
            isolateName(row.service),
            ` — ${row.reason}`,
          ])
        ),
      },
    ]
  )
}

/** All of them under each paper, one after the other: a sheet that hides some cannot be checked at the gate. */
function blockedLines(blocked: DispatchSheetFacts['blocked']): Inline[] {
  const reasons = [...new Set(blocked.map((row) => row.reason))]
  if (reasons.length === 0) return ['—']
  return reasons.flatMap((reason) => {
    const own = blocked.filter((row) => row.reason === reason)
    const shown = own.map((row) =>
      row.since
        ? `${isolate(row.plate)} (${isolate(formatCivilDate(row.since))})`
        : isolate(row.plate)
    )
    return [bold(`${reason} (${own.length})`), inline(shown)]
  })
}

/** At most this many plates in one paragraph: more than half a page. */
const MOST_PLATES = 240

function inline(plates: readonly string[]): Inline {
  if (plates.length === 0) return '—'
  const rest = plates.length - MOST_PLATES
  return [...plates.slice(0, MOST_PLATES), ...(rest > 0 ? [`… + ${rest}`] : [])].join('   ')
}

function driversOf({ total, categories, away }: DispatchSheetFacts['free']['drivers']) {
  const held = categories.map((one) => `${one.category} ${one.count}`).join(', ')
  return [
    {
      label: 'Conducteurs libres · السائقون المتاحون',
      value: isolate(held ? `${total} (${held})` : String(total)),
    },
    { label: 'Conducteurs absents · السائقون الغائبون', value: String(away) },
  ]
}

/** The journey, and what it is for when that says more. */
function objectOf(row: DispatchLine): string {
  return row.purpose === row.route ? row.route : `${row.purpose} — ${row.route}`
}

function kilometres(km: number | null): string {
  return km === null ? '..........' : formatDecimal(String(km))
}

const MOST = 24

function lines<Line>(all: Line[]): (Line | string)[] {
  if (all.length === 0) return ['—']
  return all.length <= MOST ? all : [...all.slice(0, MOST), `… + ${all.length - MOST}`]
}
