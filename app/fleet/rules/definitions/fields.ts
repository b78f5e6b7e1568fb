import vine from '@vinejs/vine'
import { isCivilDate, parseCivilDate } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { choiceInput } from '#platform/rules/inputs'
import { asDay, asDecimal, asInstant } from '#platform/rules/schema_kinds'

const instantText = vine.createRule((value, _options, field) => {
  const text = String(value)
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text)
  if (!shaped || !isCivilDate(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) {
    field.report(
      'The {{ field }} field must be a moment, such as "2026-11-24T08:00"',
      'instant',
      field
    )
  }
}, asInstant)

const existingDay = vine.createRule((value, _options, field) => {
  if (!isCivilDate(value)) {
    field.report(
      'The {{ field }} field must be a day that exists, such as "2026-03-31"',
      'day',
      field
    )
  }
}, asDay)

/** 'YYYY-MM-DD' or 'DD/MM/YYYY'; may be made nullable, unlike the platform's. */
export const day = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? (parseCivilDate(value) ?? value) : value))
    .use(existingDay())

/** 'YYYY-MM-DDTHH:MM' in the town hall's time; a blank may stand for the T, an offset may follow. */
export const instant = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? value.trim().replace(' ', 'T') : value))
    .use(instantText())

const dayOrInstantText = vine.createRule(
  (value, _options, field) => {
    const text = String(value)
    const wellShaped = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/
    if (!wellShaped.test(text) || !isCivilDate(text.slice(0, 10)) || Number.isNaN(Date.parse(text)))
      field.report(
        'The {{ field }} field must be a day or a moment, such as "2026-11-24" or "2026-11-24T08:00"',
        'day_or_instant',
        field
      )
  },
  {
    toJSONSchema: (schema) =>
      Object.assign(schema, { examples: ['2026-11-24', '2026-11-24T08:00'] }),
  }
)

/** A day or a moment, for absences and workshop stays; a day counts whole. */
export const dayOrInstant = () => vine.string().use(dayOrInstantText())

const figure = vine.createRule(() => {}, asDecimal)

/** A quantity that cannot be negative: 57.3, '57.3' or '57,3'. */
export const quantity = () =>
  vine
    .number({ strict: true })
    .parse((value) =>
      typeof value === 'string' ? Number(parseDecimal(value) ?? Number.NaN) : value
    )
    .use(figure())
    .range([0, 1_000_000_000])

const CATEGORIES = ['AM', 'A1', 'A', 'B', 'C', 'D', 'E(B)', 'E(C)', 'E(D)']

/** A licence category; 'b', 'CE' and 'EC' are understood. */
export const licenceCategory = () =>
  vine.enum(CATEGORIES).parse((value) => {
    if (typeof value !== 'string') return value
    const category = value.trim().toUpperCase()
    const trailer = /^(?:([BCD])\+?E|E([BCD]))$/.exec(category)
    return trailer ? `E(${trailer[1] ?? trailer[2]})` : category
  })

/** What the vehicle burns, and what was sold, in the words of registers and stations. */
export const energy = () =>
  choiceInput(['diesel', 'petrol', 'electric', 'hybrid'], {
    gasoil: 'diesel',
    gazole: 'diesel',
    gasoil_50: 'diesel',
    essence: 'petrol',
    super: 'petrol',
    sans_plomb: 'petrol',
    électrique: 'electric',
    electrique: 'electric',
    hybride: 'hybrid',
  })

/** Kind of vehicle, for its reference consumption. */
export const vehicleKind = () =>
  choiceInput(['car', 'van', 'bus', 'truck', 'machine'], {
    voiture: 'car',
    fourgon: 'van',
    autobus: 'bus',
    camion: 'truck',
    engin: 'machine',
  })

/** Class of use of the inspection table; taxis and driving schools are seen as often as goods vehicles. */
export const useClass = () =>
  choiceInput(
    ['private_car', 'goods', 'staff_transport', 'hired', 'works_machine', 'trailer', 'two_wheeler'],
    {
      vp: 'private_car',
      voiture_particulière: 'private_car',
      marchandises: 'goods',
      taxi: 'goods',
      driving_school: 'goods',
      auto_école: 'goods',
      transport_de_personnel: 'staff_transport',
      public_transport: 'staff_transport',
      mixed_transport: 'staff_transport',
      location: 'hired',
      engin: 'works_machine',
      remorque: 'trailer',
      deux_roues: 'two_wheeler',
    }
  )

/** The same as the exact text rules reckon with. */
export const text = (value: number): string => String(value)
