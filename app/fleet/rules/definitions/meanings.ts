/** What the fields of the fleet's rules mean, for whoever reads `rules:list`. Moments are the town hall's time. */

type Meanings = Record<string, string>

const plate = 'Registration plate, as written on the vehicle.'
const gross = 'Gross weight allowed (PTC), kg.'
const seats = 'Seats, the driver’s included.'
const trailer = 'Weight of the trailer, kg. Default: none.'
const from = 'First day or moment.'
const to = 'Last day, whole, or moment when it ends.'

export const canAssignFields: Meanings = {
  'vehicle': 'What is left out is not checked; null says that there is none.',
  'vehicle.plate': plate,
  'vehicle.seats': seats,
  'vehicle.gross_weight_kg': gross,
  'vehicle.tare_kg': 'Weight empty, kg.',
  'vehicle.trailer_kg': trailer,
  'vehicle.insurance_to': 'Last day of the insurance; null: none.',
  'vehicle.inspection_to': 'Last day of the technical inspection; null: none.',
  'vehicle.inspection_exempt': 'The class has no inspection. Default: false.',
  'vehicle.road_tax_to': 'Last day the road tax is paid for; null: not proven.',
  'vehicle.road_tax_exempt': 'An exemption is proven. Default: false.',
  'vehicle.retired_on': 'Day it was written off; null or absent: in service.',
  'vehicle.unavailable': 'Workshop, accident or planned works; an empty list says there are none.',
  'vehicle.unavailable.from': from,
  'vehicle.unavailable.to': to,
  'vehicle.unavailable.reason': 'Why, as the sentence says it.',
  'driver': 'Null or absent: no driver yet, I2, I3 and I7 are not checked.',
  'driver.name': 'Name, by which assignments are recognised.',
  'driver.birth_on': 'Day of birth, for the age of the category.',
  'driver.licences': 'Categories held; absent: not checked.',
  'driver.licences.category': 'AM, A1, A, B, C, D, E(B), E(C) or E(D).',
  'driver.licences.valid_to': 'Last day; null or absent: not recorded.',
  'driver.medical_to': 'Last day of the medical visit; null: not recorded.',
  'driver.professional_card_to': 'Last day of the professional card; null: none.',
  'driver.unavailable': 'Leave and other absences; an empty list says there are none.',
  'driver.unavailable.from': from,
  'driver.unavailable.to': to,
  'driver.unavailable.reason': 'Why, as the sentence says it.',
  'mission': 'The window, end excluded, and what it carries.',
  'mission.from': 'Start.',
  'mission.to':
    'End, excluded; papers must be valid on the last day, which at midnight is the day before.',
  'mission.passengers': 'Passengers, the driver not counted.',
  'mission.load_kg': 'Load, kg.',
  'mission.driving_minutes': 'Minutes at the wheel. Default: the whole mission, up to a day.',
  'mission.outside_commune': 'It leaves the commune. Default: false.',
  'mission.permit': 'An exit permit is held. Default: false.',
  'mission.holidays': 'Public holidays to count with.',
  'assignments': 'What already holds vehicles and drivers.',
  'assignments.reference': 'Its number, as the sentence says it.',
  'assignments.vehicle': 'Plate; spellings of one plate are one vehicle.',
  'assignments.driver': 'Name of the driver; null or absent: none.',
  'assignments.from': 'Start.',
  'assignments.to': 'End, excluded.',
  'assignments.driving_minutes': 'Minutes at the wheel. Default: all of it.',
  'buffer_minutes': 'Minutes kept free between missions. Default: the setting, 0.',
}

export const canAssignAnswer: Meanings = {
  verdict: 'allowed; override_needed (only I6 to I8 fail); refused (I1 to I5 fail).',
  allowed: 'Nothing fails.',
  failed: 'Invariants that fail, I1 to I8.',
  overridable: 'Those a role and a reason may pass over.',
  checks: 'Each check: passed, failed or not_checked, with its figures.',
}

export const requiredLicenceFields: Meanings = {
  seats,
  gross_weight_kg: gross,
  trailer_kg: trailer,
  two_wheeler: 'Two wheels. Default: false.',
  on: 'Day whose settings hold. Default: 2026-01-01.',
}

export const inspectionDueFields: Meanings = {
  use_class: 'Class of use, which sets the periods.',
  first_used_on: 'Day of first circulation; needed before the first visit.',
  last_visit_on: 'Day of the last accepted visit; null or absent: none yet.',
  leased: 'Long-term lease; read when the setting treats it as hire. Default: false.',
  on: 'Day from which days are counted. Default: the last visit, else the first circulation.',
}

export const inspectionDueAnswer: Meanings = {
  dueOn: 'Last day before the vehicle must stop; null: no inspection for the class.',
  daysLeft: 'Days from `on` to it, negative when past.',
  alertDays: 'The smallest alert reached (60, 30, 15, 7); null: none.',
  overdue: 'The day is past.',
}

export const roadTaxFields: Meanings = {
  energy: 'What it burns.',
  fiscal_power: 'Fiscal horsepower (CV); needed for a gross weight up to 3,000 kg.',
  gross_weight_kg: `${gross} Default: up to 3,000 kg.`,
  year: 'Tax year. Default: that of paid_on.',
  paid_on: 'Day of payment; null or absent: without lateness.',
  registered_on: 'Day of the registration receipt, read when it falls in the year: 60 days to pay.',
  exemption:
    'Proven ground: certificate, state_ambulance, state_medical, state_fire, intervention, works_machine; null: taxable.',
}

export const roadTaxAnswer: Meanings = {
  exempt: 'Whether an exemption holds.',
  principal: 'Tax, DH.',
  surcharge: 'Surcharge for lateness, DH.',
  total: 'To pay, DH.',
  instalments: 'Each due day with its part, months begun of lateness and surcharge.',
}

export const plateFields: Meanings = { plate }

export const consumptionFields: Meanings = {
  'fills': 'Fills in any order: the meter orders them; two of them full.',
  'fills.meter': 'Kilometres, or engine hours.',
  'fills.litres': 'Litres.',
  'fills.full': 'The tank was filled up.',
  'meter': 'What the meter counts: km (litres per 100) or hours (litres an hour). Default: km.',
}

export const odometerFields: Meanings = {
  'readings': 'Readings already recorded.',
  'readings.at': 'Moment.',
  'readings.km': 'Kilometres shown.',
  'candidate': 'The reading to judge.',
  'candidate.at': 'Moment.',
  'candidate.km': 'Kilometres shown.',
  'candidate.departure': 'Read at a departure: unexplained kilometres are counted. Default: false.',
  'replacements': 'Meters replaced.',
  'replacements.at': 'Moment.',
  'replacements.old_km': 'What the old meter showed.',
  'replacements.new_km': 'What the new meter showed.',
}

export const maintenanceDueFields: Meanings = {
  'plan':
    'Plan of the settings: light, van, truck, works_machine, tyres, timing_belt; or interval.',
  'interval': 'Intervals instead of a plan’s; the earliest counts.',
  'interval.km': 'Kilometres; null: none.',
  'interval.months': 'Months; null: none.',
  'interval.hours': 'Engine hours; null: none.',
  'last_on': 'Day of the last service.',
  'last_km': 'Kilometres at the last service.',
  'last_hours': 'Engine hours at the last service.',
  'km': 'Kilometres today.',
  'hours': 'Engine hours today.',
  'km_per_day': 'Mean of the last 90 days. Default: the mean since the last service.',
  'on': 'Today.',
}

export const utilisationFields: Meanings = {
  opening_hours: 'Hours the service was open in the period.',
  downtime_hours: 'Of them, hours in the workshop.',
  mission_hours: 'Hours on missions.',
  km: 'Kilometres driven.',
  costs: 'Each head of cost with its amount, DH: { "fuel": 2109 }.',
}

export const fuelFields: Meanings = {
  'vehicle': 'The vehicle of all the fills.',
  'vehicle.tank_litres': 'Tank, litres.',
  'vehicle.energy': 'What it burns.',
  'vehicle.kind': 'Kind, whose reference serves when reference_per_100 is absent.',
  'vehicle.reference_per_100': 'Litres per 100 km to compare with until there are five own fills.',
  'vehicle.monthly_litres': 'Allocation of a month, litres. Default: none.',
  'vehicle.odometer_floor': 'Reading of the register: no fill may be below it.',
  'vehicle.workshop': 'Stays in the workshop.',
  'vehicle.workshop.from': from,
  'vehicle.workshop.to': to,
  'fills': 'Fills in any order.',
  'fills.transaction': 'Number of the transaction.',
  'fills.at': 'Moment of the fill.',
  'fills.litres': 'Litres.',
  'fills.unit_price': 'Price of a litre, DH; compared with median_price.',
  'fills.product': 'What was sold.',
  'fills.odometer': 'Kilometres typed at the pump; null or absent: not typed.',
  'fills.station_km': 'Kilometres from the vehicle to the station.',
  'fills.median_price': 'Median price of the day for the product, DH.',
}

export const fuelAnswer: Meanings = {
  'value.transaction': 'Number of the transaction.',
  'value': 'The anomalies, fill after fill; an empty list when there are none.',
  'value.kind':
    'over_tank, frequency, litres_in_a_day, consumption_high, consumption_low, odometer_back, odometer_same, km_per_day, energy, price, closed_hours, in_workshop, away_from_station, allocation.',
  'value.measured': 'What was found.',
  'value.limit': 'What it is compared with.',
}

export const dayPlanFields: Meanings = {
  'requests': 'Requests of the day.',
  'requests.reference': 'Number.',
  'requests.from': 'Start.',
  'requests.to': 'End, excluded.',
  'requests.weight': 'Weight of leaving it unserved: 1 normal, 2 urgent, 4 emergency. Default: 1.',
  'requests.empty_km': 'Vehicles able to serve it, each with its empty kilometres: { "A": 6 }.',
  'vehicles': 'Vehicles.',
  'vehicles.vehicle': 'Name, as in empty_km.',
  'vehicles.category': 'Licence category it needs.',
  'vehicles.busy': 'Windows when it is taken.',
  'vehicles.busy.from': 'Start.',
  'vehicles.busy.to': 'End, excluded.',
  'drivers': 'Drivers.',
  'drivers.name': 'Name.',
  'drivers.categories': 'Categories held.',
  'drivers.busy': 'Windows when the driver is taken.',
  'drivers.busy.from': 'Start.',
  'drivers.busy.to': 'End, excluded.',
  'buffer_minutes': 'Minutes kept free between missions. Default: 0.',
}
