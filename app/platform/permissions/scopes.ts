import { installed } from '#platform/modules'

export interface ScopeChoice {
  kind: 'arrondissement' | 'unit'
  value: number
  label: string
}

/** Where the parts of the commune come from: the registry stands on a higher floor and provides them. */
export interface ScopeSource {
  choices: (locale: string) => Promise<ScopeChoice[]>
}

declare module '#platform/modules' {
  interface Contributions {
    scopeSource?: ScopeSource
  }
}

/** The parts of the commune that a role can be limited to. */
export async function scopeChoices(
  locale: string
): Promise<{ arrondissements: ScopeChoice[]; units: ScopeChoice[] }> {
  const choices = (
    await Promise.all(
      installed.contributions('scopeSource').map((source) => source.choices(locale))
    )
  ).flat()
  return {
    arrondissements: choices.filter((choice) => choice.kind === 'arrondissement'),
    units: choices.filter((choice) => choice.kind === 'unit'),
  }
}
