import { formatDecimal } from '#values/decimal'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { defineImport } from '#platform/imports/definition'
import { loadParameters } from '#platform/settings/parameters'
import { recordFills } from '#fleet/actions/record_fills'
import { cardAt, loadCards } from '#fleet/queries/fuel_cards'
import { amountGap } from '#fleet/imports/fuel_amounts'
import { localText } from '#fleet/queries/instants'
import { mayBePlate } from '#fleet/rules/plates'

const REASONS = 'fleet.imports.fuel.reasons'

/** The fuel supplier's sheet: one row per transaction of a card; a transaction already known is left out and said. */
export const fuelImport = defineImport({
  name: 'fleet.fuel',
  permission: 'fleet.fuel.import',
  fields: [
    {
      key: 'card',
      type: 'identifier',
      required: true,
      maxLength: 30,
      aliases: ['numero_carte', 'card_no', 'carte'],
    },
    {
      key: 'reference',
      type: 'identifier',
      required: true,
      maxLength: 40,
      aliases: ['transaction', 'transaction_id'],
    },
    {
      key: 'filled_at',
      type: 'datetime',
      required: true,
      aliases: ['date_heure', 'datetime', 'date'],
    },
    { key: 'station', type: 'text', maxLength: 120 },
    { key: 'city', type: 'text', maxLength: 80, aliases: ['ville'] },
    {
      key: 'product',
      type: 'choice',
      required: true,
      aliases: ['produit', 'product'],
      choices: {
        diesel: ['gasoil', 'gazole', 'diesel'],
        petrol: ['essence', 'super'],
        electric: ['kWh', 'électricité'],
      },
    },
    { key: 'litres', type: 'decimal', required: true, above: '0', aliases: ['quantite'] },
    {
      key: 'unit_price',
      type: 'decimal',
      required: true,
      above: '0',
      aliases: ['prix_unitaire', 'unit_price'],
    },
    { key: 'amount', type: 'money', required: true, aliases: ['montant', 'amount'] },
    {
      key: 'odometer',
      type: 'integer',
      min: '0',
      aliases: ['compteur', 'odometer', 'kilometrage'],
    },
    {
      key: 'driver_code',
      type: 'identifier',
      maxLength: 20,
      aliases: ['code_conducteur', 'driver_code'],
    },
    { key: 'plate', type: 'text', maxLength: 40, aliases: ['immatriculation', 'plate'] },
  ],
  key: (row) => row.reference,
  repeated: 'skip',
  resultRoute: 'fleet.fuel.index',
  context: async () => {
    const parameters = await loadParameters()
    return {
      parameters,
      cards: await loadCards(),
      tolerance: parameters.on<string>('fleet.fuel.amount_tolerance', clock.today()).value,
    }
  },
  judge: async (rows, _act, { cards, tolerance }) => {
    const known = await db
      .from('fleet_fuel_transactions')
      .whereIn(
        'reference',
        rows.map((row) => row.values.reference)
      )
      .select('reference')
    const references = new Set(known.map((row) => row.reference))
    for (const row of rows) {
      const { values } = row
      if (references.has(values.reference)) {
        row.skip(`${REASONS}.known`, { transaction: values.reference })
        continue
      }
      const card = cardAt(cards, values.card, localText(new Date(values.filled_at)).slice(0, 10))
      if (!card) row.refuse('card', `${REASONS}.card_unknown`, { card: values.card })
      else if (values.plate && !mayBePlate(values.plate, card.plate)) {
        row.warn('plate', `${REASONS}.other_plate`, {
          plate: values.plate,
          card: values.card,
          holder: card.plate,
        })
      }
      const check = amountGap(
        { litres: values.litres, unitPrice: values.unit_price, amountMinor: values.amount },
        tolerance
      )
      const params = {
        litres: formatDecimal(values.litres),
        price: formatDecimal(values.unit_price),
        gap: formatDecimal(check.gap.toFixed(2)),
        tolerance: formatDecimal(tolerance),
        explained: formatDecimal(check.explained.toFixed(2)),
      }
      if (check.contradicts) row.refuse('amount', `${REASONS}.amount_gap`, params)
      else if (!check.exact) row.warn('amount', `${REASONS}.amount_rounding`, params)
      if (new Date(values.filled_at) > clock.now().toJSDate())
        row.warn('filled_at', `${REASONS}.ahead`)
    }
  },
  commit: async (trx, act, rows, { cards, parameters }) =>
    recordFills(
      trx,
      act,
      rows.map((row) => row.values),
      cards,
      parameters
    ),
})
