import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import app from '@adonisjs/core/services/app'
import { parseCivilDate } from '#values/civil_date'
import { foldText, tidyText } from '#values/text'
import type { Act } from '#platform/act'
import type { FieldDefinition, JudgedRow } from '#platform/imports/definition'
import { transaction } from '#platform/transaction'
import { registerAgents } from '#hr/actions/register_agents'
import { AGENT_FIELDS } from '#hr/imports/agents'
import { agentContext } from '#hr/imports/agent_context'
import type { AgentRow } from '#hr/imports/agent_context'
import { judgeAgents } from '#hr/imports/agent_verdicts'

const CHUNK = 500

/** The valid rows of the sample register whose PPR is wanted, put on the register as the import would. */
export async function seedRegister(
  act: Act,
  wanted: (row: AgentRow, line: number) => boolean
): Promise<number> {
  const context = await agentContext()
  const register = await readRegister()
  const rows = register.filter((row, index) => wanted(row, index + 2))
  const kept: AgentRow[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    if (!seen.has(row.ppr) && (await isAcceptable(row, act, context))) kept.push(row)
    seen.add(row.ppr)
  }
  for (let start = 0; start < kept.length; start += CHUNK) {
    const facts = kept.slice(start, start + CHUNK).map(context.read)
    await transaction((trx) => registerAgents(trx, act, facts, context.settings))
  }
  return kept.length
}

async function readRegister(): Promise<AgentRow[]> {
  const text = await readFile(app.makePath('database/registers/agents.csv'), 'utf8')
  const records: Record<string, string>[] = parse(text, {
    columns: true,
    delimiter: ';',
    bom: true,
  })
  return records.map((record) => valuesOf(record) as AgentRow)
}

function valuesOf(record: Record<string, string>): Record<string, unknown> {
  const cells = new Map(
    Object.entries(record).map(([heading, cell]) => [plain(heading), tidyText(cell)])
  )
  return Object.fromEntries(
    (AGENT_FIELDS as readonly FieldDefinition[]).map((field) => {
      const heading = [field.key, ...(field.aliases ?? [])]
        .map(plain)
        .find((name) => cells.has(name))
      const cell = heading ? cells.get(heading) : undefined
      return [field.key, cell ? valueOf(field, cell) : null]
    })
  )
}

function valueOf(field: FieldDefinition, cell: string): unknown {
  if (field.type === 'date') return parseCivilDate(cell)
  if (field.type === 'integer') return Number(cell)
  if (field.type === 'identifier') return cell.replace(/\s/g, '').toUpperCase()
  if (field.type !== 'choice') return field.normalise ? field.normalise(cell) : cell
  const found = Object.entries(field.choices ?? {}).find(([code, words]) =>
    [code, ...words].some((word) => foldText(word) === foldText(cell))
  )
  return found?.[0] ?? null
}

function plain(heading: string): string {
  return foldText(heading).replaceAll(' ', '')
}

async function isAcceptable(
  row: AgentRow,
  act: Act,
  context: Awaited<ReturnType<typeof agentContext>>
): Promise<boolean> {
  const malformed = (AGENT_FIELDS as readonly FieldDefinition[]).some((field) => {
    const value = (row as Record<string, unknown>)[field.key]
    return value === null ? field.required : field.check && !field.check(String(value))
  })
  if (malformed) return false
  let refused = false
  const judged: JudgedRow<AgentRow> = {
    number: 0,
    values: row,
    raw: {},
    refuse: () => (refused = true),
    warn: () => undefined,
    skip: () => undefined,
  }
  await judgeAgents([judged], act, context)
  return !refused
}
