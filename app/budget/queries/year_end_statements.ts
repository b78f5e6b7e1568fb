import type { CivilDate } from '#values/civil_date'

export interface YearEndFacts {
  id: number
  year: number
  /** Sections whose commitments are carried over. */
  sections: readonly string[]
  on: CivilDate
  at: string
  actorId: number | null
  actorName: string
}

interface Statement {
  sql: string
  bindings: unknown[]
}

const OPEN = `c.state = 'visaed' and c.amount_minor > c.liquidated_minor`

/**
 * The end of a year as statements in their order: missing lines of the next year, what becomes of each
 * commitment, the ledger's entries, the commitments themselves, the statement of each line. The ledger's
 * trigger moves the lines; an entry of the same commitment and year enters once.
 */
export function yearEndStatements(facts: YearEndFacts): Statement[] {
  const carried = facts.sections.length
    ? `l.section in (${facts.sections.map(() => '?').join(', ')})`
    : 'false'
  const next = facts.year + 1
  return [
    {
      sql: `insert into budget_lines
        (year, section, code, chapter, article, paragraph, line, label_fr, label_ar, unit_id, lock_version, created_at, updated_at)
        select distinct ?, l.section, l.code, l.chapter, l.article, l.paragraph, l.line, l.label_fr, l.label_ar, l.unit_id, 1, ?, ?
        from budget_lines l
        join budget_commitments c on c.line_id = l.id and ${OPEN}
        left join budget_lines n on n.year = ? and n.code = l.code
        where l.year = ? and n.id is null and ${carried}`,
      bindings: [next, facts.at, facts.at, next, facts.year, ...facts.sections],
    },
    {
      sql: `insert into budget_year_end_items (year_end_id, commitment_id, outcome, amount_minor, from_line_id, to_line_id)
        select ?, c.id, if(${carried}, 'carried', 'lapsed'), c.amount_minor - c.liquidated_minor, l.id, if(${carried}, n.id, null)
        from budget_commitments c
        join budget_lines l on l.id = c.line_id
        left join budget_lines n on n.year = ? and n.code = l.code
        where l.year = ? and ${OPEN}
        order by c.id`,
      bindings: [facts.id, ...facts.sections, ...facts.sections, next, facts.year],
    },
    entries(facts, 'out', 'from_line_id', 'carry_over', [-1, -1], 'carried'),
    entries(facts, 'in', 'to_line_id', 'carry_over', [1, 1], 'carried'),
    entries(facts, 'lapse', 'from_line_id', 'lapse', [0, -1], 'lapsed'),
    {
      sql: `update budget_commitments c
        join budget_year_end_items i on i.commitment_id = c.id and i.year_end_id = ?
        set c.line_id = coalesce(i.to_line_id, c.line_id),
            c.state = if(i.outcome = 'lapsed', 'released', c.state),
            c.lock_version = c.lock_version + 1,
            c.updated_at = ?`,
      bindings: [facts.id, facts.at],
    },
    {
      sql: `insert into budget_year_end_lines
        (year_end_id, line_id, opened_minor, committed_minor, mandated_minor, paid_minor, carried_minor, lapsed_minor, cancelled_minor)
        select ?, l.id, l.opened_minor + coalesce(s.carried, 0),
          l.committed_minor + coalesce(s.carried, 0) + coalesce(s.lapsed, 0), l.mandated_minor, l.paid_minor,
          coalesce(s.carried, 0), coalesce(s.lapsed, 0), l.opened_minor - l.mandated_minor
        from budget_lines l
        left join (
          select from_line_id, sum(if(outcome = 'carried', amount_minor, 0)) as carried,
            sum(if(outcome = 'lapsed', amount_minor, 0)) as lapsed
          from budget_year_end_items where year_end_id = ? group by from_line_id
        ) s on s.from_line_id = l.id
        where l.year = ?
        order by l.code`,
      bindings: [facts.id, facts.id, facts.year],
    },
  ]
}

/** One ledger entry for each commitment of an outcome: what it adds to opened and to committed, as signs. */
function entries(
  facts: YearEndFacts,
  step: string,
  line: 'from_line_id' | 'to_line_id',
  kind: 'carry_over' | 'lapse',
  [opened, committed]: [number, number],
  outcome: string
): Statement {
  return {
    sql: `insert into budget_entries
      (line_id, kind, entered_on, opened_minor, committed_minor, subject_type, subject_id, label, request_key,
       actor_id, actor_name, created_at)
      select i.${line}, ?, ?, ? * i.amount_minor, ? * i.amount_minor, 'budget.commitment', c.id, c.number,
        concat('year_end:', ?, ':', ?, ':', c.id), ?, ?, ?
      from budget_year_end_items i
      join budget_commitments c on c.id = i.commitment_id
      where i.year_end_id = ? and i.outcome = ?
      order by i.id`,
    bindings: [
      kind,
      facts.on,
      opened,
      committed,
      facts.year,
      step,
      facts.actorId,
      facts.actorName,
      facts.at,
      facts.id,
      outcome,
    ],
  }
}
