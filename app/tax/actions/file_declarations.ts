import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import type { Transaction } from '#platform/transaction'
import { landDeclarationLastDay, transferLastDay } from '#tax/rules/last_day'
import type { OfficialNumber } from '#platform/numbering/numbers'

export interface DeclarationToFile {
  plotId: number
  partyId: number | null
  kind: 'annual' | 'transfer' | 'change'
  /** The tax year of a yearly declaration; that of the event otherwise. */
  year: number
  filedOn: CivilDate
  changedOn?: CivilDate | null
  area?: string | null
  zone?: string | null
  exemptionCode?: string | null
  document?: string | null
  computed?: Money | null
  sanction: Money
  explanation?: string | null
}

/**
 * Files declarations under gapless numbers and stamps them. One that is already there (same plot, year, kind and day)
 * is left alone: its place in the answer is null.
 */
export async function fileDeclarations(
  trx: Transaction,
  act: Act,
  declarations: DeclarationToFile[],
  parameters: Parameters
): Promise<(OfficialNumber | null)[]> {
  const known = await alreadyFiled(trx, declarations)
  const answers: (OfficialNumber | null)[] = declarations.map(() => null)
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  const rows: Record<string, unknown>[] = []
  for (const [year, fresh] of byFilingYear(declarations, known)) {
    const given = await numbers.reserve(trx, 'tax.declaration', `${year}-01-01`, fresh.length)
    fresh.forEach(({ index, declaration }, position) => {
      answers[index] = given[position]
      rows.push(rowOf(act, declaration, given[position].text, now, parameters))
    })
  }
  for (let start = 0; start < rows.length; start += 500) {
    await trx.table('tax_declarations').multiInsert(rows.slice(start, start + 500))
  }
  return answers
}

function rowOf(
  act: Act,
  declaration: DeclarationToFile,
  number: string,
  now: string,
  parameters: Parameters
) {
  const lastOn =
    declaration.kind === 'annual'
      ? landDeclarationLastDay(declaration.year, parameters)
      : transferLastDay(declaration.changedOn ?? declaration.filedOn, parameters)
  return {
    number,
    plot_id: declaration.plotId,
    party_id: declaration.partyId,
    kind: declaration.kind,
    year: declaration.year,
    filed_on: declaration.filedOn,
    last_on: lastOn,
    changed_on: declaration.changedOn ?? null,
    area: declaration.area ?? null,
    zone: declaration.zone ?? null,
    exemption_code: declaration.exemptionCode ?? null,
    document: declaration.document ?? null,
    computed_minor: declaration.computed?.minor ?? null,
    sanction_minor: declaration.sanction.minor,
    explanation: declaration.explanation ?? null,
    stamp: `${number} · ${formatCivilDate(declaration.filedOn)}`,
    stamped_by_id: act.actor.userId,
    stamped_at: now,
  }
}

async function alreadyFiled(
  trx: Transaction,
  declarations: DeclarationToFile[]
): Promise<Set<string>> {
  if (declarations.length === 0) return new Set()
  const rows = await trx
    .from('tax_declarations')
    .whereIn(
      'plot_id',
      declarations.map(({ plotId }) => plotId)
    )
    .select('plot_id', 'year', 'kind', 'filed_on')
  return new Set(rows.map((row) => `${row.plot_id}:${row.year}:${row.kind}:${row.filed_on}`))
}

function byFilingYear(declarations: DeclarationToFile[], known: Set<string>) {
  const years = new Map<string, { index: number; declaration: DeclarationToFile }[]>()
  declarations.forEach((declaration, index) => {
    const { plotId, year, kind, filedOn } = declaration
    if (known.has(`${plotId}:${year}:${kind}:${filedOn}`)) return
    const filingYear = filedOn.slice(0, 4)
    const group = years.get(filingYear) ?? []
    years.set(filingYear, [...group, { index, declaration }])
  })
  return years
}
