import db from '@adonisjs/lucid/services/db'

/** A run of made-up plots: titles '<number>/<index>', numbers beginning at `first`. */
export interface PlotRun {
  count: number
  /** Marks the run: part of land titles, CIN and request keys, two capital letters. */
  index: string
  first?: number
  /** Every so many plots one is exempt, one below the minimum, one has two owners, one was never declared. */
  exemptEvery?: number
  smallEvery?: number
  sharedEvery?: number
  undeclaredEvery?: number
}

const DIGITS =
  '(select 0 n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)'

/** The numbers 0 to count − 1 as a table `s(n)`. */
function sequence(count: number): string {
  const digits = Math.max(1, String(count - 1).length)
  const names = Array.from({ length: digits }, (_, place) => `d${place}`)
  const sum = names.map((name, place) => `${10 ** place} * ${name}.n`).join(' + ')
  return `(select ${sum} as n from ${names.map((name) => `${DIGITS} ${name}`).join(', ')} having n < ${count}) s`
}

/**
 * Plots in all arrondissements with owners, history, exemptions and declarations, written in a few statements so that a
 * million is a matter of a minute. Deterministic: the n-th plot of a run is always the same.
 */
export async function makePlots(run: PlotRun): Promise<void> {
  const first = run.first ?? 1
  const { index } = run
  const now = '2026-01-01 08:00:00.000'
  const places = await db
    .from('registry_territories')
    .where('kind', 'arrondissement')
    .orderBy('code')
    .select('id')
  if (places.length === 0) throw new Error('The territory is not seeded')
  const placeOf = `elt(1 + (s.n * 7) mod ${places.length}, ${places.map(({ id }) => id).join(', ')})`
  const key = `concat('plot:${index}:', s.n)`
  const every = (period: number | undefined, fallback: number) => `s.n mod ${period ?? fallback}`

  await db.rawQuery(
    `insert into registry_parties (kind, name_fr, last_name_fr, first_name_fr, folded_name, request_key, created_at, updated_at)
     select 'person', concat('Redevable ${index} ', s.n), '${index}', concat(s.n), concat('redevable ${index.toLowerCase()} ', s.n),
       ${key}, '${now}', '${now}' from ${sequence(run.count)}`
  )
  const owned = `${sequence(run.count)} join registry_parties p on p.request_key = ${key}`
  await db.rawQuery(
    `insert into registry_party_identifiers (party_id, kind, value, unique_key, created_at)
     select p.id, 'cin', concat('${index}', ${first} + s.n), concat('cin:${index}', ${first} + s.n), '${now}' from ${owned}`
  )
  await db.rawQuery(
    `insert into registry_addresses (party_id, kind, line_fr, city, folded_line, created_at, updated_at)
     select p.id, 'postal', concat(1 + s.n mod 300, ' Rue ', 1 + s.n mod 97, ', Casablanca'), 'Casablanca',
       concat(1 + s.n mod 300, ' rue ', 1 + s.n mod 97), '${now}', '${now}' from ${owned}`
  )
  const area = `if(${every(run.smallEvery, 50)} = 3, 4.5, 100 + (s.n * 37) mod 4000 + ((s.n * 13) mod 10) / 10)`
  const zone = `elt(1 + (s.n mod 10 > 7) + (s.n mod 20 = 19), 'equipped', 'medium', 'weak')`
  await db.rawQuery(
    `insert into tax_plots (land_title, census_reference, arrondissement_id, address, folded_address, area, zone,
       opened_on, party_id, owner_count, created_at, updated_at)
     select concat(${first} + s.n, '/${index}'), concat('REC-', lpad(s.n, 6, '0')), ${placeOf},
       concat(1 + s.n mod 300, ' Route ', s.n mod 89), concat(1 + s.n mod 300, ' route ', s.n mod 89), ${area}, ${zone},
       '2008-01-01', p.id, if(${every(run.sharedEvery, 25)} = 7, 2, 1), '${now}', '${now}' from ${owned}`
  )
  const plots = `${sequence(run.count)} join tax_plots t on t.land_title = concat(${first} + s.n, '/${index}')`
  await db.rawQuery(
    `insert into tax_plot_versions (plot_id, area, zone, arrondissement_id, valid_from, source, created_at)
     select t.id, t.area, t.zone, t.arrondissement_id, '2008-01-01', 'census', '${now}' from ${plots}`
  )
  await db.rawQuery(
    `insert into tax_plot_owners (plot_id, party_id, valid_from, created_at)
     select t.id, t.party_id, '2008-01-01', '${now}' from ${plots}`
  )
  await db.rawQuery(
    `insert into tax_plot_owners (plot_id, party_id, addressee, valid_from, created_at)
     select t.id, q.id, 0, '2008-01-01', '${now}' from ${plots}
     join registry_parties q on q.request_key = concat('plot:${index}:', (s.n + 1) mod ${run.count})
     where ${every(run.sharedEvery, 25)} = 7 and q.id <> t.party_id`
  )
  await db.rawQuery(
    `insert into tax_exemptions (plot_id, code, document, starts_on, ends_on, created_at, updated_at)
     select t.id, 'RESEAU', concat('C-', s.n, '/2024'), '2025-01-01', '2027-12-31', '${now}', '${now}' from ${plots}
     where ${every(run.exemptEvery, 20)} = 5`
  )
  await db.rawQuery(
    `insert into tax_declarations (number, plot_id, party_id, kind, year, filed_on, last_on, stamp, stamped_at)
     select concat('D-${index}-', s.n), t.id, t.party_id, 'annual', 2026, '2026-02-10', '2026-02-28', 'D', '${now}' from ${plots}
     where ${every(run.undeclaredEvery, 2)} = 0`
  )
}
