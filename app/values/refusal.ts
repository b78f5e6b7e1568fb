export type RefusalParams = Record<string, string | number | boolean | null>

/**
 * A named no: the rule that refuses, with the figures its sentence needs. The sentence itself is
 * `refusals.<code>` in the languages, and says the record, the rule and who or what can lift it.
 */
export class Refusal extends Error {
  readonly code: string
  readonly params: RefusalParams
  /** HTTP status the web answers with; 422 unless something else is meant. */
  readonly status: number
  /** The form field it belongs to, when it belongs to one. */
  readonly field?: string

  constructor(
    code: string,
    params: RefusalParams = {},
    options: { status?: number; field?: string } = {}
  ) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.status = options.status ?? 422
    this.field = options.field
  }
}
