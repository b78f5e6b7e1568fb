import { civilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { assessment } from '#tax/queries/assessment'
import type { SqlFragment } from '#tax/queries/assessment'

export interface RollToIssue {
  id: number
  year: number
  issuedOn: CivilDate
  paymentLastOn: CivilDate
  dueOn: CivilDate
  limitationOn: CivilDate
}

/**
 * The articles of a roll, numbered by arrondissement and plot, with the taxpayer as known on the day of issue. `concat(i.kind)`
 * keeps the database from walking every CIN of the city for each article instead of the few identifiers of its payer.
 */
export function insertArticles(roll: RollToIssue, parameters: Parameters): SqlFragment {
  const on = civilDate(roll.year, 1, 1)
  const facts = assessment({ year: roll.year, issuedOn: roll.issuedOn }, parameters)
  const reference = parameters.on('tax.tnb.tariff', on).reference ?? ''
  return {
    sql: `insert into tax_roll_articles
        (roll_id, article, plot_id, party_id, arrondissement_id, payer_name, payer_name_ar, payer_identifier,
         payer_address, owner_count, land_title, plot_address, area, taxed_area, zone, classed, rate,
         principal_minor, sanction_minor, explanation)
      select ?, a.article, a.plot_id, coalesce(k.merged_into_id, k.id), a.arrondissement_id,
        coalesce(t.name_fr, k.name_fr), coalesce(t.name_ar, k.name_ar),
        (select i.value from registry_party_identifiers i
          where i.party_id = coalesce(k.merged_into_id, k.id) and concat(i.kind) = if(k.kind = 'person', 'cin', 'ice') and i.current = 1 limit 1),
        (select d.line_fr from registry_addresses d
          where d.party_id = coalesce(k.merged_into_id, k.id) and d.kind = 'postal' and d.current = 1 limit 1),
        l.owner_count, l.land_title, l.address, a.area, a.taxed_area, a.zone, a.classed, a.rate,
        a.tax_minor, a.sanction_minor,
        json_object('rule', 'tax.tnb', 'year', ?, 'area', concat(a.area), 'covered', concat(a.covered_area),
          'used', concat(a.used_area), 'coveredMultiple', ?, 'usedMultiple', ?, 'taxed', a.taxed_area, 'zone', a.zone, 'classed', a.classed,
          'rate', concat(a.rate), 'tariff', ?, 'principal', a.tax_minor, 'sanction', a.sanction_minor)
      from (
        select f.*, row_number() over (order by r.code, f.plot_id) as article
        from (${facts.sql}) f
        join registry_territories r on r.id = f.arrondissement_id
        where f.verdict = 'taxed'
      ) a
      join tax_plots l on l.id = a.plot_id
      join registry_parties k on k.id = a.party_id
      left join registry_parties t on t.id = k.merged_into_id`,
    bindings: [
      roll.id,
      roll.year,
      parameters.on<string>('tax.tnb.covered_multiple', on).value,
      parameters.on<string>('tax.tnb.used_multiple', on).value,
      reference,
      ...facts.bindings,
    ],
  }
}

export function insertDebts(roll: RollToIssue, at: string): SqlFragment {
  return {
    sql: `insert into tax_debts
        (tax, year, roll_id, article_id, plot_id, party_id, arrondissement_id, standing_key, state, issued_on,
         payment_last_on, due_on, limitation_on, principal_charged_minor, sanction_charged_minor, created_at, updated_at)
      select 'tnb', ?, a.roll_id, a.id, a.plot_id, a.party_id, a.arrondissement_id,
        concat('tnb:', ?, ':', a.plot_id), 'issued', ?, ?, ?, ?, a.principal_minor, a.sanction_minor, ?, ?
      from tax_roll_articles a where a.roll_id = ? order by a.article`,
    bindings: [
      roll.year,
      roll.year,
      roll.issuedOn,
      roll.paymentLastOn,
      roll.dueOn,
      roll.limitationOn,
      at,
      at,
      roll.id,
    ],
  }
}

/** One notice per debt; `first` is the first of the numbers taken for this roll, the pattern that of the series. */
export function insertNotices(
  roll: RollToIssue,
  series: { pattern: string; year: number; first: number }
): SqlFragment {
  const [before, width, after] = patternParts(series.pattern, series.year)
  return {
    sql: `insert into tax_notices
        (number, year, sequence, roll_id, article_id, debt_id, party_id, arrondissement_id, issued_on)
      select concat(?, lpad(? + a.article - 1, greatest(?, char_length(? + a.article - 1)), '0'), ?),
        ?, ? + a.article - 1, a.roll_id, a.id, d.id, a.party_id, a.arrondissement_id, ?
      from tax_roll_articles a
      join tax_debts d on d.article_id = a.id
      where a.roll_id = ? order by a.article`,
    bindings: [
      before,
      series.first,
      width,
      series.first,
      after,
      series.year,
      series.first,
      roll.issuedOn,
      roll.id,
    ],
  }
}

/** 'AV-{year}-{number:7}' as what stands before the number, its width, and what follows it. */
function patternParts(pattern: string, year: number): [string, number, string] {
  const match = /^(.*)\{number(?::(\d+))?\}(.*)$/.exec(pattern.replaceAll('{year}', String(year)))
  if (!match) throw new Error(`The pattern ${pattern} has no number`)
  return [match[1], Number(match[2] ?? 1), match[3]]
}

/**
 * The entries that open each ledger; their amounts are on the debt already. Debts are named through their notices: the
 * ledger's trigger writes to the table of debts, which the statement itself may then not read.
 */
export function insertOpeningEntries(
  roll: RollToIssue,
  part: 'principal' | 'sanction',
  by: number | null,
  at: string
): SqlFragment {
  return {
    sql: `insert into tax_ledger_entries
        (debt_id, side, kind, part, amount_minor, effective_on, request_key, recorded_by_id, recorded_at)
      select n.debt_id, 'charge', 'issue', '${part}', a.${part}_minor, n.issued_on,
        concat('issue:${part}:', n.debt_id), ?, ?
      from tax_notices n join tax_roll_articles a on a.id = n.article_id
      where n.roll_id = ? and a.${part}_minor > 0`,
    bindings: [by as number, at, roll.id],
  }
}
