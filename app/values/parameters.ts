import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Parameter } from '#values/explanation'
import { Refusal } from '#values/refusal'

/**
 * Every dated parameter the product knows, as one immutable snapshot: a rule asks for the value
 * valid on its own date and never reads a database or a clock.
 */
export class Parameters {
  readonly #byKey = new Map<string, Parameter[]>()

  constructor(parameters: Iterable<Parameter>) {
    for (const parameter of parameters) {
      const history = this.#byKey.get(parameter.key)
      if (history) history.push(parameter)
      else this.#byKey.set(parameter.key, [parameter])
    }
    for (const history of this.#byKey.values()) {
      history.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    }
  }

  /** The parameter valid on a day. Refuses `settings.missing` when none is. */
  on<Value>(key: string, on: CivilDate): Parameter<Value> {
    const found = this.find<Value>(key, on)
    if (!found) throw new Refusal('settings.missing', { key, on: formatCivilDate(on) })
    return found
  }

  find<Value>(key: string, on: CivilDate): Parameter<Value> | null {
    const history = this.#byKey.get(key) ?? []
    const found = history.find(
      (row) => row.validFrom <= on && (row.validTo === null || on <= row.validTo)
    )
    return (found as Parameter<Value> | undefined) ?? null
  }

  /** All values of a key, oldest first. */
  history<Value>(key: string): Parameter<Value>[] {
    return [...(this.#byKey.get(key) ?? [])] as Parameter<Value>[]
  }

  /** The same snapshot with some values replaced for all time: for trials and what-if questions. */
  with(overrides: Record<string, unknown>): Parameters {
    const kept = [...this.#byKey.values()].flat().filter((row) => !(row.key in overrides))
    const replaced = Object.entries(overrides).map(([key, value]) => ({
      key,
      value,
      validFrom: '0001-01-01',
      validTo: null,
      reference: null,
    }))
    return new Parameters([...kept, ...replaced])
  }
}
