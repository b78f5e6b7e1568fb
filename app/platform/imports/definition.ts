import type { Act } from '#platform/act'
import { installed } from '#platform/modules'
import type { Transaction } from '#platform/transaction'

/**
 * What a cell holds once read. `decimal` stays exact text ('1153.7'), `money` is whole centimes, `date`
 * 'YYYY-MM-DD', `datetime` an instant in UTC as ISO text, `choice` the code, `arrondissement` and
 * `lookup` the id that the definition's look-up gave, `identifier` text without blanks, upper case.
 */
export interface FieldValues {
  text: string
  identifier: string
  integer: number
  decimal: string
  money: number
  date: string
  datetime: string
  boolean: boolean
  choice: string
  arrondissement: number
  lookup: number
}

export type FieldType = keyof FieldValues
export type ReasonParams = Record<string, string | number>

export interface FieldDefinition {
  key: string
  type: FieldType
  /** Text key; `<texts>.fields.<key>` unless given. */
  label?: string
  /** Other headings people use; blanks, case, accents, hyphens and underscores do not matter. */
  aliases?: readonly string[]
  required?: boolean
  /** For numbers: exact text. `above` excludes the limit itself, `min` and `max` include it. */
  above?: string
  min?: string
  max?: string
  maxLength?: number
  /** For `choice`: code → the spellings that mean it. */
  choices?: Readonly<Record<string, readonly string[]>>
  /** For text and identifiers: brings it to its usual form. */
  normalise?: (text: string) => string
  /** For text and identifiers, after `normalise`: false refuses the row with `reason`. */
  check?: (text: string) => boolean
  /** Text key of the reason when `check` says no; `imports.reasons.malformed` unless given. */
  reason?: string
}

/** The values of a row: a required field is never null once the fields have been read. */
export type RowValues<Fields extends readonly FieldDefinition[]> = {
  [Field in Fields[number] as Field['key']]: Field['required'] extends true
    ? FieldValues[Field['type']]
    : FieldValues[Field['type']] | null
}

/** A row whose fields could all be read, for the business to judge. */
export interface JudgedRow<Values> {
  /** Line of the file, the heading being 1. */
  readonly number: number
  readonly values: Values
  /** Cells as they came, by field. */
  readonly raw: Readonly<Record<string, string>>
  /** The row will not be imported. `reason` is a text key; null when no single field is at fault. */
  refuse(field: keyof Values | null, reason: string, params?: ReasonParams): void
  /** The row is kept as it is, and this is shown. */
  warn(field: keyof Values | null, reason: string, params?: ReasonParams): void
  /** Known already or of no effect: left out and said, not an error. */
  skip(reason: string, params?: ReasonParams): void
}

export interface CommitRow<Values> {
  readonly number: number
  readonly key: string
  readonly values: Values
}

export type Outcome = 'created' | 'updated' | 'unchanged'

/** Texts of the file to ids: unknown texts are simply absent. Asked once per chunk and field. */
export type Lookup = (texts: string[], act: Act) => Promise<Map<string, number>>

export interface ImportInput<Fields extends readonly FieldDefinition[], Context = undefined> {
  /** 'tax.plots': in addresses and jobs. */
  name: string
  /** Where its texts are: '<module>.imports.<import>' with title, intro, fields.*. */
  texts?: string
  permission: string
  fields: Fields
  /** By field key: how `arrondissement` and `lookup` fields find their record. */
  lookups?: Record<string, Lookup>
  /** What makes two rows of a file the same. */
  key: (values: RowValues<Fields>) => string
  /** A key met twice in the file: the later row is refused (the rule), or left out and said. */
  repeated?: 'refuse' | 'skip'
  /** Read once per job: settings, existing codes … */
  context?: (act: Act) => Promise<Context>
  /** Business checks, a chunk at a time; look up in bulk. */
  judge?: (rows: JudgedRow<RowValues<Fields>>[], act: Act, context: Context) => Promise<void>
  /**
   * Writes a chunk inside `trx` and answers what happened to each row, in order. Must be idempotent:
   * a row that is already there as it stands is 'unchanged'.
   */
  commit: (
    trx: Transaction,
    act: Act,
    rows: CommitRow<RowValues<Fields>>[],
    context: Context
  ) => Promise<Outcome[]>
  /** Rows per transaction of the commit; 500 unless given. */
  chunk?: number
  /** Name of the route of the list where the imported rows are seen. */
  resultRoute?: string
}

type AnyFields = readonly FieldDefinition[]

/** An import as the engine sees it, without its row types. */
export interface ImportDefinition extends Omit<
  ImportInput<AnyFields, unknown>,
  'key' | 'judge' | 'commit' | 'context'
> {
  texts: string
  repeated: 'refuse' | 'skip'
  chunk: number
  key: (values: Record<string, unknown>) => string
  context?: (act: Act) => Promise<unknown>
  judge?: (rows: JudgedRow<Record<string, unknown>>[], act: Act, context: unknown) => Promise<void>
  commit: (
    trx: Transaction,
    act: Act,
    rows: CommitRow<Record<string, unknown>>[],
    context: unknown
  ) => Promise<Outcome[]>
}

declare module '#platform/modules' {
  interface Contributions {
    imports?: ImportDefinition[]
  }
}

/** Declares an import; the manifest names it under `contributions: { imports: [...] }`. */
export function defineImport<const Fields extends AnyFields, Context = undefined>(
  input: ImportInput<Fields, Context>
): ImportDefinition {
  const [module, ...rest] = input.name.split('.')
  for (const field of input.fields) {
    const needsLookup = field.type === 'arrondissement' || field.type === 'lookup'
    if (needsLookup && !input.lookups?.[field.key]) {
      throw new Error(`Import ${input.name} has no look-up for "${field.key}"`)
    }
  }
  return {
    ...input,
    texts: input.texts ?? `${module}.imports.${rest.join('.')}`,
    repeated: input.repeated ?? 'refuse',
    chunk: input.chunk ?? 500,
  } as unknown as ImportDefinition
}

/** The installed import of that name, or null. */
export function findImport(name: string): ImportDefinition | null {
  return allImports().find((item) => item.name === name) ?? null
}

export function allImports(): ImportDefinition[] {
  return installed.contributions('imports').flat()
}
