import { addDays, addYears, formatCivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { defineImport } from '#platform/imports/definition'
import type { Outcome } from '#platform/imports/definition'
import type { Transaction } from '#platform/transaction'
import { loadParameters } from '#platform/settings/parameters'
import { unitLookup } from '#registry/queries/lookups'
import { createVehicleIn } from '#fleet/actions/save_vehicle'
import { changedVehicle } from '#fleet/actions/refresh_vehicle'
import { recordDocumentIn } from '#fleet/actions/record_document'
import { keepFuelCard } from '#fleet/actions/keep_fuel_card'
import { Vehicle } from '#fleet/models/vehicle'
import { plateKey, readPlate } from '#fleet/rules/plates'

const REASONS = 'fleet.imports.vehicles.reasons'

/** The register of vehicles: one row per plate, with its inspection, insurance and fuel card. */
export const vehicleImport = defineImport({
  name: 'fleet.vehicles',
  permission: 'fleet.vehicles.import',
  fields: [
    {
      key: 'plate',
      type: 'text',
      required: true,
      maxLength: 40,
      aliases: ['immatriculation', 'plaque', 'matricule'],
    },
    { key: 'make', type: 'text', required: true, maxLength: 60, aliases: ['marque'] },
    { key: 'model', type: 'text', required: true, maxLength: 80, aliases: ['modele', 'type'] },
    {
      key: 'kind',
      type: 'choice',
      required: true,
      aliases: ['genre'],
      choices: {
        car: ['VL', 'voiture', 'tourisme', 'véhicule léger'],
        van: ['utilitaire', 'fourgonnette', 'VU'],
        truck: ['camion', 'PL', 'poids lourd'],
        machine: ['engin', 'engin de travaux'],
        bus: ['transport personnel', 'minibus', 'autocar'],
      },
    },
    {
      key: 'energy',
      type: 'choice',
      required: true,
      aliases: ['energie', 'carburant'],
      choices: {
        diesel: ['gasoil', 'gazole', 'diesel'],
        petrol: ['essence', 'super'],
        electric: ['électrique'],
        hybrid: ['hybride'],
      },
    },
    {
      key: 'fiscal_power',
      type: 'integer',
      required: true,
      min: '0',
      aliases: ['puissance_fiscale', 'CV'],
    },
    {
      key: 'gross_weight_kg',
      type: 'integer',
      required: true,
      above: '0',
      aliases: ['ptc_kg', 'PTC', 'PTAC'],
    },
    {
      key: 'tare_kg',
      type: 'integer',
      required: true,
      min: '0',
      aliases: ['tare', 'poids à vide'],
    },
    { key: 'seats', type: 'integer', required: true, above: '0', aliases: ['places'] },
    {
      key: 'tank_litres',
      type: 'decimal',
      required: true,
      above: '0',
      aliases: ['reservoir_l', 'réservoir'],
    },
    {
      key: 'first_used_on',
      type: 'date',
      required: true,
      aliases: ['premiere_mise_en_circulation', 'mise en circulation'],
    },
    {
      key: 'ownership',
      type: 'choice',
      required: true,
      aliases: ['mode'],
      choices: {
        owned: ['propriété', 'commune'],
        leased: ['LLD', 'location longue durée'],
        rented: ['location'],
        lent: ['prêt'],
      },
    },
    { key: 'lessor', type: 'text', maxLength: 120, aliases: ['loueur'] },
    { key: 'unit', type: 'lookup', required: true, aliases: ['service', 'structure', 'unité'] },
    {
      key: 'odometer_km',
      type: 'integer',
      required: true,
      min: '0',
      aliases: ['compteur_km', 'compteur', 'kilométrage'],
    },
    {
      key: 'inspected_on',
      type: 'date',
      aliases: ['dernier_controle_technique', 'contrôle technique'],
    },
    { key: 'insured_to', type: 'date', aliases: ['assurance_fin', 'fin assurance'] },
    { key: 'fuel_card', type: 'identifier', maxLength: 30, aliases: ['carte_carburant', 'carte'] },
    {
      key: 'monthly_litres',
      type: 'decimal',
      min: '0',
      aliases: ['dotation_mensuelle_l', 'dotation'],
    },
  ],
  lookups: { unit: unitLookup },
  key: (row) => plateKey(row.plate),
  resultRoute: 'fleet.vehicles.index',
  chunk: 100,
  context: async () => ({ parameters: await loadParameters(), today: clock.today() }),
  judge: async (rows, _act, { today }) => {
    for (const row of rows) {
      const { values } = row
      if (values.tare_kg > values.gross_weight_kg) {
        row.refuse('tare_kg', `${REASONS}.tare_above_gross`, {
          tare: values.tare_kg,
          gross: values.gross_weight_kg,
        })
      }
      if (readPlate(values.plate).kind === 'unknown')
        row.warn('plate', `${REASONS}.plate_unusual`, { plate: values.plate })
      if (values.first_used_on > today)
        row.warn('first_used_on', `${REASONS}.first_use_ahead`, {
          on: formatCivilDate(values.first_used_on),
        })
      if (values.insured_to && values.insured_to < today)
        row.warn('insured_to', `${REASONS}.insurance_past`, {
          to: formatCivilDate(values.insured_to),
        })
      if (values.inspected_on && values.inspected_on < values.first_used_on) {
        row.warn('inspected_on', `${REASONS}.inspected_before_use`, {
          on: formatCivilDate(values.inspected_on),
        })
      }
      if (values.ownership === 'leased' && !values.lessor)
        row.warn('lessor', `${REASONS}.lessor_missing`)
    }
  },
  commit: async (trx, act, rows, { parameters }) => {
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const facts = {
        plate: values.plate,
        make: values.make,
        model: values.model,
        kind: values.kind as Vehicle['kind'],
        energy: values.energy as Vehicle['energy'],
        fiscalPower: values.fiscal_power,
        grossWeightKg: values.gross_weight_kg,
        tareKg: values.tare_kg,
        seats: values.seats,
        tankLitres: values.tank_litres,
        firstUsedOn: values.first_used_on,
        ownership: values.ownership as Vehicle['ownership'],
        lessor: values.lessor,
        unitId: values.unit,
        monthlyLitres: values.monthly_litres,
        odometerKm: values.odometer_km,
      }
      const known = await Vehicle.query({ client: trx })
        .where('plateKey', plateKey(values.plate))
        .forUpdate()
        .first()
      const vehicle = known ?? (await createVehicleIn(trx, act, facts, parameters))
      let changed = known ? await changedVehicle(trx, act, known, facts, parameters) : false
      if (
        values.inspected_on &&
        !(await hasDocument(trx, vehicle.id, 'inspection', values.inspected_on))
      ) {
        await recordDocumentIn(
          trx,
          act,
          vehicle,
          { kind: 'inspection', validFrom: values.inspected_on },
          parameters
        )
        changed = true
      }
      if (values.insured_to) {
        // the register gives the end only: a policy of one year
        const validFrom = addDays(addYears(values.insured_to, -1), 1)
        if (!(await hasDocument(trx, vehicle.id, 'insurance', validFrom))) {
          await recordDocumentIn(
            trx,
            act,
            vehicle,
            { kind: 'insurance', validFrom, validTo: values.insured_to },
            parameters
          )
          changed = true
        }
      }
      if (values.fuel_card)
        changed = (await keepFuelCard(trx, vehicle, values.fuel_card)) || changed
      outcomes.push(known ? (changed ? 'updated' : 'unchanged') : 'created')
    }
    return outcomes
  },
})

async function hasDocument(
  trx: Transaction,
  vehicleId: number,
  kind: string,
  validFrom: string
): Promise<boolean> {
  const key = { vehicle_id: vehicleId, kind, valid_from: validFrom }
  return Boolean(await trx.from('fleet_vehicle_documents').where(key).first())
}
