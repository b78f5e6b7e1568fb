import { seedParameters } from '#platform/settings/definition'
import { definePreview } from '#documents/previews'
import { drawAct } from '#tax/collection/documents/collection_act'
import type { ActRecord } from '#tax/collection/queries/act_records'
import { taxSettings } from '#tax/settings'

/** Invented facts, the longest that come. */
const act: ActRecord = {
  id: 1,
  step: 'last_notice',
  number: 'DA-2026-104419',
  list: 'LP-2026-0004',
  served_on: '2026-05-12',
  owed_minor: 21_358_260,
  fee_minor: 0,
  debt_id: 1,
  notice: 'AV-2026-0104419',
  notice_id: 1,
  roll: '2026/01',
  article: 104_419,
  year: 2026,
  issued_on: '2026-01-05',
  due_on: '2026-03-31',
  payment_last_on: '2026-02-28',
  payer_name: 'Société immobilière des Roches Noires et de Aïn-Sebaâ SARL AU',
  payer_name_ar: 'الشركة العقارية للصخور السوداء وعين السبع',
  payer_identifier: '001561191000066',
  payer_address: '1284 boulevard Abou Baker El Kadiri, résidence Al Banafsaj, Casablanca',
  owner_count: 3,
  land_title: '196628/33',
  arrondissement_id: 1,
  arrondissement_fr: 'Roches Noires (Assoukhour Assawda)',
  arrondissement_ar: 'الصخور السوداء',
  last_notice_on: '2026-05-12',
  code: '7KQ2-M9XD',
  fingerprint: `4f1c${'0'.repeat(56)}e09a`,
}

const parameters = seedParameters(taxSettings)

const TITLES = { last_notice: 'Dernier avis', demand: 'Commandement', seizure: 'Avis de saisie' }

export const collectionPreviews = (
  [
    act,
    {
      ...act,
      step: 'demand',
      number: 'CMD-2026-104419',
      served_on: '2026-06-11',
      fee_minor: 427_165,
    },
    {
      ...act,
      step: 'seizure',
      number: 'SAI-2026-104419',
      served_on: '2026-07-20',
      fee_minor: 1_067_913,
    },
  ] satisfies ActRecord[]
).map((facts) =>
  definePreview({
    key: `collection.${facts.step}`,
    title: TITLES[facts.step],
    options: { language: 'fr', date: facts.served_on, number: facts.number },
    facts,
    draw: (kit, record) => drawAct(kit, record, parameters),
  })
)
