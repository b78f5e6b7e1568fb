import type { CivilDate } from '#values/civil_date'

export const CREDENTIAL_KINDS = ['driving_licence', 'medical_visit', 'professional_card'] as const
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number]

export const LICENCE_CATEGORIES = ['AM', 'A1', 'A', 'B', 'C', 'D', 'EB', 'EC', 'ED'] as const
export type LicenceCategory = (typeof LICENCE_CATEGORIES)[number]

/** 'B,C', 'EC', 'E(C)' as categories; unknown ones are left out. */
export function parseLicenceCategories(text: string): LicenceCategory[] {
  const known = new Set<string>(LICENCE_CATEGORIES)
  return text
    .toUpperCase()
    .replace(/E\s*\(\s*([BCD])\s*\)/g, 'E$1')
    .split(/[\s,;/+]+/)
    .filter((category): category is LicenceCategory => known.has(category))
}

export interface HeldCredential {
  kind: CredentialKind
  category: string
  number: string | null
  validFrom: CivilDate
  validTo: CivilDate | null
}

/** The credentials of one person on a day, as dispatch asks for them. */
export class Credentials {
  constructor(private readonly held: readonly HeldCredential[]) {}

  holds(kind: CredentialKind, on: CivilDate, category = ''): boolean {
    return this.find(kind, on, category) !== null
  }

  /** The valid one that lasts longest; null when none is valid that day. */
  find(kind: CredentialKind, on: CivilDate, category = ''): HeldCredential | null {
    const valid = this.held.filter(
      (item) =>
        item.kind === kind &&
        item.category === category &&
        item.validFrom <= on &&
        (item.validTo === null || on <= item.validTo)
    )
    return valid.sort((a, b) => ((a.validTo ?? '9') > (b.validTo ?? '9') ? -1 : 1))[0] ?? null
  }

  /** The one whose recorded end is latest, still valid or not; one without an end only when no other is there. */
  latest(kind: CredentialKind, category = ''): HeldCredential | null {
    const own = this.held.filter((item) => item.kind === kind && item.category === category)
    return own.sort((a, b) => ((a.validTo ?? '') > (b.validTo ?? '') ? -1 : 1))[0] ?? null
  }

  get categories(): string[] {
    return [
      ...new Set(
        this.held.filter((item) => item.kind === 'driving_licence').map((item) => item.category)
      ),
    ]
  }
}
