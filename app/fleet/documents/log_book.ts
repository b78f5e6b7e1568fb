import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'

export interface LogBookLine {
  on: CivilDate
  driver: string
  mission: string
  /** A counter-entry to the line above: its kilometres and litres are differences. */
  corrects?: boolean
  place: string
  outAt: string
  inAt: string
  outKm: number
  inKm: number
  distance: number
  litres: string | null
  incidents: string | null
  signedBy: string
}

export interface LogBookFacts {
  plate: string
  vehicle: string
  unit: { fr: string; ar: string }
  from: CivilDate
  to: CivilDate
  lines: LogBookLine[]
}

const missionOf = (row: LogBookLine) =>
  row.corrects
    ? ['Contre-écriture · قيد تصحيحي — ', isolateName(row.mission)]
    : isolateName(row.mission)

/** Carnet de bord of one vehicle over a period, A4 landscape. */
export function drawLogBook(kit: PdfKit, book: LogBookFacts): void {
  kit.letterhead({ service: [{ fr: book.unit.fr, ar: book.unit.ar }] })
  kit.title({
    fr: ['Carnet de bord — ', isolate(book.plate)],
    ar: ['دفتر المركبة — ', isolate(book.plate)],
    subtitle: {
      fr: `${book.vehicle}, du ${formatCivilDate(book.from)} au ${formatCivilDate(book.to)}`,
      ar: [
        isolateName(book.vehicle),
        '، من ',
        isolate(formatCivilDate(book.from)),
        ' إلى ',
        isolate(formatCivilDate(book.to)),
      ],
    },
  })
  kit.table(
    {
      size: 7.8,
      carried: true,
      total: true,
      columns: [
        {
          title: 'Date\nالتاريخ',
          share: 1.15,
          value: (row: LogBookLine) => isolate(formatCivilDate(row.on)),
        },
        { title: 'Conducteur\nالسائق', share: 1.6, value: (row) => isolateName(row.driver) },
        { title: 'Mission\nالمأمورية', share: 2.2, value: missionOf },
        { title: 'Lieu\nالمكان', share: 1.7, value: (row) => isolateName(row.place) },
        {
          title: 'Heures\nالساعات',
          share: 1.1,
          value: (row) => isolate(`${row.outAt}–${row.inAt}`),
        },
        {
          title: 'Km départ\nانطلاق',
          share: 0.95,
          align: 'number',
          value: (row) => formatDecimal(String(row.outKm)),
        },
        {
          title: 'Km retour\nعودة',
          share: 0.95,
          align: 'number',
          value: (row) => formatDecimal(String(row.inKm)),
        },
        { title: 'Km\nكلم', share: 0.7, quantity: (row) => row.distance },
        { title: 'Litres\nلترات', share: 0.8, align: 'number', value: (row) => row.litres ?? '—' },
        { title: 'Incidents\nحوادث', share: 1.2, value: (row) => row.incidents ?? '' },
        { title: 'Signé\nتوقيع', share: 1.5, value: (row) => isolateName(row.signedBy) },
      ],
      closing: () =>
        kit.signatures({
          capacity: 'Le chef du parc automobile · رئيس حظيرة السيارات',
          date: book.to,
        }),
    },
    book.lines
  )
}
