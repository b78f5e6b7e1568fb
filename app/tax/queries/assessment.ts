import type { CivilDate } from '#values/civil_date'
import { civilDate } from '#values/civil_date'
import { Big } from '#values/decimal'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { landDeclarationLastDay } from '#tax/rules/last_day'
import type { TariffRow } from '#tax/rules/tnb'

export interface AssessmentFacts {
  year: number
  /** The day of issue: after the last day to declare, plots not declared in time bear the sanction. */
  issuedOn: CivilDate
}

export interface SqlFragment {
  sql: string
  bindings: (string | number)[]
}

/** A figure given as text: without the cast the database would reckon with floats and lose a square metre or a centime. */
const EXACT = 'cast(? as decimal(12,4))'

/**
 * The tax of every plot of a year as one SELECT: the set-based twin of the rule `tax.tnb`, with the same dated
 * parameters bound into it. Columns: plot_id, arrondissement_id, party_id, area, covered_area, used_area, zone, classed,
 * rate, taxed_area, tax_minor, sanction_minor, verdict, reason.
 */
export function assessment(facts: AssessmentFacts, parameters: Parameters): SqlFragment {
  const on = civilDate(facts.year, 1, 1)
  const tariff = parameters.on<TariffRow[]>('tax.tnb.tariff', on).value
  const minimum = Money.ofDirhams(parameters.on<string>('tax.tnb.minimum', on).value)
  const sanction = sanctionColumn(facts, parameters)
  const zones = zoneCases(tariff)
  const tax = wholeDirham(
    'round(s.taxed_area * s.rate * 100)',
    parameters.on<string>('tax.arrondi_dirham', on).value
  )
  return {
    sql: `select
        t.plot_id, t.arrondissement_id, t.party_id, t.area, t.covered_area, t.used_area, t.zone, t.classed, t.rate,
        t.taxed_area, t.exemption, coalesce(t.tax_minor, 0) as tax_minor, t.previous_minor,
        ${sanction.sql} as sanction_minor,
        case
          when t.standing = 1 then 'already_issued'
          when t.area is null or t.party_id is null or t.rate is null then 'anomaly'
          when t.taxed_area = 0 then 'untaxed'
          when t.exemption is not null then 'exempt'
          when t.tax_minor < ? then 'below_minimum'
          else 'taxed'
        end as verdict,
        case
          when t.area is null then 'no_situation'
          when t.party_id is null then 'no_owner'
          when t.rate is null then 'no_tariff'
          when t.taxed_area = 0 then 'not_taxable'
          else t.exemption
        end as reason
      from (
        select s.*, ${tax} as tax_minor from (
          select
            p.id as plot_id,
            p.arrondissement_id,
            o.party_id,
            v.area,
            v.covered_area,
            v.used_area,
            v.zone,
            ${zones.classed} as classed,
            ${zones.rate} as rate,
            ceiling(greatest(v.area - ${EXACT} * v.covered_area - ${EXACT} * v.used_area, 0)) as taxed_area,
            (select e.code from tax_exemptions e
              where e.plot_id = p.id and e.withdrawn_at is null and e.starts_on <= ?
                and (e.ends_on is null or e.ends_on >= ?)
              order by coalesce(e.ends_on, '9999-12-31') desc limit 1) as exemption,
            if(d.id is null, 0, 1) as standing,
            b.principal_charged_minor as previous_minor
          from tax_plots p
          left join tax_plot_versions v
            on v.plot_id = p.id and v.valid_from <= ? and (v.valid_to is null or v.valid_to >= ?)
          left join tax_plot_owners o
            on o.plot_id = p.id and o.addressee = 1 and o.valid_from <= ? and (o.valid_to is null or o.valid_to >= ?)
          left join tax_debts d on d.standing_key = concat('tnb:${facts.year}:', p.id)
          left join tax_debts b on b.standing_key = concat('tnb:${facts.year - 1}:', p.id)
          where p.opened_on <= ? and (p.closed_on is null or p.closed_on >= ?)
        ) s
      ) t`,
    bindings: [
      ...sanction.bindings,
      minimum.minor,
      ...zones.bindings,
      parameters.on<string>('tax.tnb.covered_multiple', on).value,
      parameters.on<string>('tax.tnb.used_multiple', on).value,
      ...Array.from({ length: 8 }, () => on),
    ],
  }
}

/** `case v.zone when … end` for the legal zone and for the rate; an unknown zone has none. */
function zoneCases(tariff: TariffRow[]) {
  const bindings: string[] = []
  const classed = tariff.map(({ zone, classed: legal }) => {
    bindings.push(zone, legal)
    return 'when ? then ?'
  })
  const rate = tariff.map(({ zone, rate: value }) => {
    bindings.push(zone, new Big(value).toFixed(2))
    return 'when ? then cast(? as decimal(8,2))'
  })
  return {
    classed: `case v.zone ${classed.join(' ')} end`,
    rate: `case v.zone ${rate.join(' ')} end`,
    bindings,
  }
}

function wholeDirham(sql: string, rounding: string): string {
  if (rounding === 'up') return `ceiling(${sql} / 100) * 100`
  return rounding === 'down' ? `floor(${sql} / 100) * 100` : sql
}

/** Law 47-06, art. 134, once the last day to declare has passed: a share of the tax, at least so much. */
function sanctionColumn(facts: AssessmentFacts, parameters: Parameters): SqlFragment {
  const lastDay = landDeclarationLastDay(facts.year, parameters)
  if (facts.issuedOn <= lastDay) return { sql: '0', bindings: [] }
  const rate = parameters.on<string>('tax.declaration.rate', facts.issuedOn).value
  const minimum = Money.ofDirhams(
    parameters.on<string>('tax.declaration.minimum', facts.issuedOn).value
  )
  return {
    sql: `if(exists (select 1 from tax_declarations c where c.plot_id = t.plot_id and c.year = ?
            and c.kind = 'annual' and c.filed_on <= c.last_on),
          0, greatest(round(coalesce(t.tax_minor, 0) * ${EXACT} / 100), ?))`,
    bindings: [facts.year, rate, minimum.minor],
  }
}
