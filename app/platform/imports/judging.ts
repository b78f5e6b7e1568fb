import type { Act } from '#platform/act'
import type { ImportDefinition, JudgedRow, ReasonParams } from '#platform/imports/definition'
import { readField } from '#platform/imports/fields'
import type { Mapping } from '#platform/imports/mapping'
import type { Reason, Verdict } from '#platform/imports/reasons'
import type { FileRow } from '#platform/imports/rows'

/** What was found out about one row of the file. */
export interface RowVerdict {
  number: number
  cells: string[]
  verdict: Verdict
  key: string | null
  values: Record<string, unknown> | null
  reasons: Reason[]
}

const LONGEST_KEY = 190

/** Judges the rows of one file chunk after chunk, remembering the keys it has met. */
export class Judge {
  readonly #met = new Map<string, number>()

  constructor(
    private readonly definition: ImportDefinition,
    private readonly mapping: Mapping,
    private readonly act: Act,
    private readonly context: unknown
  ) {}

  async judge(rows: FileRow[]): Promise<RowVerdict[]> {
    const verdicts = rows.map((row) => this.#read(row))
    await this.#lookUp(verdicts)
    for (const verdict of verdicts) {
      if (verdict.verdict !== 'refused')
        verdict.key = this.definition.key(verdict.values!).slice(0, LONGEST_KEY)
    }
    await this.#ask(verdicts.filter((verdict) => verdict.verdict !== 'refused'))
    for (const verdict of verdicts) this.#recognise(verdict)
    return verdicts
  }

  #read(row: FileRow): RowVerdict {
    const verdict: RowVerdict = {
      number: row.number,
      cells: row.cells,
      verdict: 'accepted',
      key: null,
      values: {},
      reasons: [],
    }
    for (const field of this.definition.fields) {
      const index = this.mapping[field.key] ?? null
      const reading = readField(field, index === null ? '' : (row.cells[index] ?? ''))
      if ('wrong' in reading) {
        refuse(verdict, field.key, reading.wrong, reading.params)
        continue
      }
      verdict.values![field.key] = reading.value
      if (reading.warning) warn(verdict, field.key, reading.warning)
    }
    return verdict
  }

  /** Turns the texts of look-up fields into ids, one question per field and chunk. */
  async #lookUp(verdicts: RowVerdict[]): Promise<void> {
    for (const field of this.definition.fields) {
      if (field.type !== 'arrondissement' && field.type !== 'lookup') continue
      const texts = new Set(
        verdicts
          .map((verdict) => verdict.values![field.key])
          .filter((text) => typeof text === 'string')
      )
      if (texts.size === 0) continue
      const found = await this.definition.lookups![field.key]([...texts], this.act)
      for (const verdict of verdicts) {
        const text = verdict.values![field.key]
        if (typeof text !== 'string') continue
        const id = found.get(text)
        if (id !== undefined) verdict.values![field.key] = id
        else refuse(verdict, field.key, `imports.reasons.unknown_${field.type}`, { text })
      }
    }
  }

  /** A key counts as met only where its row will be imported. */
  #recognise(verdict: RowVerdict): void {
    const { key } = verdict
    if (key === null || (verdict.verdict !== 'accepted' && verdict.verdict !== 'warned')) return
    const first = this.#met.get(key)
    if (first === undefined) {
      this.#met.set(key, verdict.number)
    } else if (this.definition.repeated === 'skip') {
      skip(verdict, 'imports.reasons.repeated', { row: first })
    } else {
      refuse(verdict, null, 'imports.reasons.repeated', { row: first })
    }
  }

  async #ask(verdicts: RowVerdict[]): Promise<void> {
    if (!this.definition.judge || verdicts.length === 0) return
    await this.definition.judge(
      verdicts.map((verdict) => this.#judged(verdict)),
      this.act,
      this.context
    )
  }

  #judged(verdict: RowVerdict): JudgedRow<Record<string, unknown>> {
    const raw: Record<string, string> = {}
    for (const field of this.definition.fields) {
      const index = this.mapping[field.key] ?? null
      raw[field.key] = index === null ? '' : (verdict.cells[index] ?? '')
    }
    return {
      number: verdict.number,
      values: verdict.values!,
      raw,
      refuse: (field, reason, params) => refuse(verdict, field, reason, params),
      warn: (field, reason, params) => warn(verdict, field, reason, params),
      skip: (reason, params) => skip(verdict, reason, params),
    }
  }
}

function refuse(
  verdict: RowVerdict,
  field: string | null,
  text: string,
  params?: ReasonParams
): void {
  verdict.verdict = 'refused'
  verdict.reasons.push({ field, text, params })
}

function warn(
  verdict: RowVerdict,
  field: string | null,
  text: string,
  params?: ReasonParams
): void {
  if (verdict.verdict === 'accepted') verdict.verdict = 'warned'
  verdict.reasons.push({ field, text, params })
}

function skip(verdict: RowVerdict, text: string, params?: ReasonParams): void {
  if (verdict.verdict !== 'refused') verdict.verdict = 'skipped'
  verdict.reasons.push({ field: null, text, params })
}
