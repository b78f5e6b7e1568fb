import type { CivilDate } from '#values/civil_date'
import { yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import { foldText } from '#values/text'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { CommitRow, Outcome } from '#platform/imports/definition'
import type { Transaction } from '#platform/transaction'
import { registerPartiesIn } from '#registry/actions/register_parties'
import type { PartyFacts } from '#registry/rules/party_facts'
import { fileDeclarations } from '#tax/actions/file_declarations'
import type { DeclarationToFile } from '#tax/actions/file_declarations'
import type { CensusContext } from '#tax/imports/census_plots'
import type { CensusValues } from '#tax/imports/census_fields'
import { landTax } from '#tax/rules/tnb'

/** Since when the census holds for a plot: the entry into force of the tax, unless the owner came later. */
const KNOWN_SINCE: CivilDate = '2008-01-01'

interface PlotRow extends CommitRow<CensusValues> {
  partyId: number
  plotId: number
  outcome: Outcome
}

/** Writes rows of the census: taxpayers, then plots not yet known with their history, exemptions and declarations. */
export async function commitCensusRows(
  trx: Transaction,
  act: Act,
  rows: CommitRow<CensusValues>[],
  context: CensusContext
): Promise<Outcome[]> {
  const registered = await registerPartiesIn(
    trx,
    act,
    rows.map(({ values }) => taxpayer(values))
  )
  const known = await plotIds(trx, rows)
  const fresh = rows.filter(({ key }) => !known.has(key))
  await insertPlots(
    trx,
    fresh,
    new Map(rows.map((row, index) => [row.key, registered[index].partyId]))
  )
  const ids = await plotIds(trx, rows)
  const written = rows.map((row, index): PlotRow => ({
    ...row,
    partyId: registered[index].partyId,
    plotId: ids.get(row.key)!,
    outcome: known.has(row.key) ? 'unchanged' : 'created',
  }))
  await insertHistory(
    trx,
    act,
    written.filter(({ outcome }) => outcome === 'created')
  )
  await insertExemptions(trx, act, written)
  await insertDeclarations(trx, act, written, context)
  return written.map(({ outcome }) => outcome)
}

function taxpayer(values: CensusValues): PartyFacts {
  const arabic = /[\u0600-\u06ff]/.test(values.name)
  const person = values.kind === 'person'
  const contacts: PartyFacts['contacts'] = []
  if (values.phone) contacts.push({ kind: 'phone', value: values.phone })
  if (values.email) contacts.push({ kind: 'email', value: values.email })
  return {
    kind: person ? 'person' : 'organisation',
    ...(person && !arabic && { lastNameFr: values.name, firstNameFr: values.first_name }),
    ...(person && arabic && { lastNameAr: values.name, firstNameAr: values.first_name }),
    ...(!person && (arabic ? { nameAr: values.name } : { nameFr: values.name })),
    language: arabic ? 'ar' : 'fr',
    roles: ['taxpayer'],
    identifiers: [
      ...(person
        ? [{ kind: 'cin' as const, value: values.cin! }]
        : [{ kind: 'ice' as const, value: values.ice! }]),
      ...(values.tax_identifier && /^\d{1,20}$/.test(values.tax_identifier)
        ? [{ kind: 'if' as const, value: values.tax_identifier }]
        : []),
    ],
    addresses: values.postal_address ? [{ lineFr: values.postal_address, city: 'Casablanca' }] : [],
    contacts,
  }
}

async function plotIds(
  trx: Transaction,
  rows: CommitRow<CensusValues>[]
): Promise<Map<string, number>> {
  const found = await trx
    .from('tax_plots')
    .whereIn(
      'land_title',
      rows.map(({ key }) => key)
    )
    .select('id', 'land_title')
  return new Map(found.map((row) => [row.land_title, row.id]))
}

async function insertPlots(
  trx: Transaction,
  rows: CommitRow<CensusValues>[],
  parties: Map<string, number>
) {
  if (rows.length === 0) return
  const now = instant()
  await trx.table('tax_plots').multiInsert(
    rows.map(({ key, values }) => ({
      land_title: key,
      census_reference: values.census_reference,
      arrondissement_id: values.arrondissement,
      address: values.plot_address,
      folded_address: values.plot_address ? foldText(values.plot_address).slice(0, 300) : null,
      area: values.area,
      zone: values.zone,
      opened_on: KNOWN_SINCE,
      party_id: parties.get(key),
      created_at: now,
      updated_at: now,
    }))
  )
}

async function insertHistory(trx: Transaction, act: Act, rows: PlotRow[]): Promise<void> {
  if (rows.length === 0) return
  const now = instant()
  const recorded = { recorded_by_id: act.actor.userId, created_at: now }
  await trx.table('tax_plot_versions').multiInsert(
    rows.map(({ plotId, values }) => ({
      plot_id: plotId,
      area: values.area,
      zone: values.zone,
      arrondissement_id: values.arrondissement,
      valid_from: KNOWN_SINCE,
      source: 'census',
      ...recorded,
    }))
  )
  await trx.table('tax_plot_owners').multiInsert(
    rows.map(({ plotId, partyId, values }) => ({
      plot_id: plotId,
      party_id: partyId,
      valid_from: values.acquired_on ?? KNOWN_SINCE,
      ...recorded,
    }))
  )
  await journal.recordAll(
    trx,
    act,
    rows.map(({ plotId, key, values }) => ({
      action: 'tax.plot.registered',
      subject: { type: 'tax.plot', id: plotId, label: key },
      after: { census_reference: values.census_reference, area: values.area, zone: values.zone },
    }))
  )
}

/** An exemption of the file that the plot does not have yet. */
async function insertExemptions(trx: Transaction, act: Act, rows: PlotRow[]): Promise<void> {
  const stated = rows.filter(({ values }) => values.exemption_code && values.exemption_from)
  if (stated.length === 0) return
  const present = await trx
    .from('tax_exemptions')
    .whereIn(
      'plot_id',
      stated.map(({ plotId }) => plotId)
    )
    .select('plot_id', 'code', 'starts_on')
  const known = new Set(present.map((row) => `${row.plot_id}:${row.code}:${row.starts_on}`))
  const fresh = stated.filter(
    ({ plotId, values }) =>
      !known.has(`${plotId}:${values.exemption_code}:${values.exemption_from}`)
  )
  if (fresh.length === 0) return
  const now = instant()
  await trx.table('tax_exemptions').multiInsert(
    fresh.map(({ plotId, values }) => ({
      plot_id: plotId,
      code: values.exemption_code,
      document: values.exemption_document,
      starts_on: values.exemption_from,
      ends_on: values.exemption_to,
      recorded_by_id: act.actor.userId,
      created_at: now,
      updated_at: now,
    }))
  )
  for (const row of fresh) if (row.outcome === 'unchanged') row.outcome = 'updated'
}

/** A declaration of the file that is not yet filed gets its number and stamp, on the day it was handed in. */
async function insertDeclarations(
  trx: Transaction,
  act: Act,
  rows: PlotRow[],
  context: CensusContext
): Promise<void> {
  const stated = rows.filter(({ values }) => values.declared_on)
  const toFile = stated.map(({ plotId, partyId, values }): DeclarationToFile => {
    const year = yearOf(values.declared_on!)
    const exemption = values.exemption_code && values.exemption_from
    const { value } = landTax(
      {
        year,
        area: values.area,
        zone: values.zone as never,
        exemptions: exemption
          ? [
              {
                code: values.exemption_code!,
                from: values.exemption_from!,
                to: values.exemption_to,
              },
            ]
          : [],
      },
      context.parameters
    )
    return {
      plotId,
      partyId,
      kind: 'annual',
      year,
      filedOn: values.declared_on!,
      area: values.area,
      zone: values.zone,
      exemptionCode: value.exemption,
      document: values.exemption_document,
      computed: value.due,
      sanction: Money.zero,
    }
  })
  const filed = await fileDeclarations(trx, act, toFile, context.parameters)
  stated.forEach((row, index) => {
    if (filed[index] && row.outcome === 'unchanged') row.outcome = 'updated'
  })
}

function instant(): string {
  return clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
}
