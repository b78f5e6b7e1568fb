import type { CivilDate } from '#values/civil_date'
import { isRib, normaliseDigits } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import { foldText, tidyText } from '#values/text'
import { keepIdentifier } from '#registry/rules/identifiers'
import type { KeptIdentifier, StatedIdentifier } from '#registry/rules/identifiers'
import { foldedName, indexTokens, matchName } from '#registry/rules/name_tokens'

export type PartyRoleName = 'taxpayer' | 'supplier' | 'staff'

export interface StatedAddress {
  kind?: 'postal' | 'residence' | 'head_office'
  lineFr: string
  lineAr?: string | null
  postalCode?: string | null
  city?: string | null
  territoryId?: number | null
}

export interface StatedContact {
  kind: 'phone' | 'email' | 'fax'
  value: string
}

/** A person or an organisation as a clerk or a register states it. */
export interface PartyFacts {
  kind: 'person' | 'organisation'
  /** Persons: last and first names; organisations: `nameFr`. */
  lastNameFr?: string | null
  firstNameFr?: string | null
  lastNameAr?: string | null
  firstNameAr?: string | null
  nameFr?: string | null
  nameAr?: string | null
  sex?: 'F' | 'M' | null
  birthOn?: CivilDate | null
  birthPlace?: string | null
  legalForm?: string | null
  language?: 'fr' | 'ar'
  roles: PartyRoleName[]
  identifiers?: StatedIdentifier[]
  addresses?: StatedAddress[]
  contacts?: StatedContact[]
  /** Kept when the party has no account yet; a change needs a proposal. */
  rib?: string | null
  /** The same key registers once, whatever the rest says: 'tax.census:12:345'. */
  requestKey?: string
}

/** The same, checked and in the shape it is kept. */
export interface KeptParty {
  columns: {
    kind: 'person' | 'organisation'
    name_fr: string
    name_ar: string | null
    last_name_fr: string | null
    first_name_fr: string | null
    last_name_ar: string | null
    first_name_ar: string | null
    folded_name: string
    sex: string | null
    birth_on: CivilDate | null
    birth_place: string | null
    legal_form: string | null
    language: string
    main_identifier: string | null
    match_name: string
  }
  tokens: string[]
  roles: PartyRoleName[]
  identifiers: KeptIdentifier[]
  addresses: (StatedAddress & {
    kind: 'postal' | 'residence' | 'head_office'
    foldedLine: string
  })[]
  contacts: (StatedContact & { foldedValue: string })[]
  rib: string | null
  requestKey: string | null
}

/**
 * Checks what is stated and puts it in the shape it is kept.
 * Refuses `registry.name_missing`, `registry.identifier_invalid`, `registry.court_missing`, `registry.rib_invalid`.
 */
export function keepParty(facts: PartyFacts): KeptParty {
  const columns = nameColumns(facts)
  if (!columns.name_fr)
    throw new Refusal(
      'registry.name_missing',
      {},
      { field: facts.kind === 'person' ? 'lastNameFr' : 'nameFr' }
    )
  const rib = facts.rib ? normaliseDigits(facts.rib) : null
  if (rib && !isRib(rib))
    throw new Refusal('registry.rib_invalid', { rib: facts.rib ?? '' }, { field: 'rib' })
  const names = [columns.name_fr, columns.name_ar]
  const identifiers = (facts.identifiers ?? [])
    .filter((item) => item.value.trim())
    .map(keepIdentifier)
  return {
    columns: {
      ...columns,
      main_identifier: mainIdentifier(facts.kind, identifiers),
      folded_name: foldedName(names),
      match_name: matchName(columns.name_fr, facts.kind),
      kind: facts.kind,
      sex: facts.sex ?? null,
      birth_on: facts.birthOn ?? null,
      birth_place: tidyOrNull(facts.birthPlace),
      legal_form: tidyOrNull(facts.legalForm),
      language: facts.language ?? 'fr',
    },
    tokens: indexTokens(names),
    roles: [...new Set(facts.roles)],
    identifiers,
    addresses: (facts.addresses ?? []).filter((item) => item.lineFr.trim()).map(keepAddress),
    contacts: (facts.contacts ?? []).filter((item) => item.value.trim()).map(keepContact),
    rib,
    requestKey: facts.requestKey ?? null,
  }
}

export function keepAddress(address: StatedAddress): KeptParty['addresses'][number] {
  const lineFr = tidyText(address.lineFr)
  return {
    ...address,
    lineFr,
    kind: address.kind ?? 'postal',
    foldedLine: foldText(lineFr).slice(0, 300),
  }
}

export function keepContact(contact: StatedContact): KeptParty['contacts'][number] {
  const value = tidyText(contact.value)
  const foldedValue = contact.kind === 'email' ? value.toLowerCase() : foldPhone(value)
  return { kind: contact.kind, value, foldedValue }
}

/** The one shown in lists: CIN of a person, ICE of an organisation, else the first stated. */
export function mainIdentifier(
  kind: string,
  identifiers: readonly { kind: string; value: string }[]
): string | null {
  const wanted = kind === 'person' ? ['cin', 'ppr'] : ['ice', 'if']
  const main = wanted.flatMap((name) => identifiers.find((item) => item.kind === name) ?? [])[0]
  return main?.value ?? identifiers[0]?.value ?? null
}

/** '0522-96 67 53' and '+212 522966753' are one number. */
export function foldPhone(text: string): string {
  return text.replace(/\D/g, '').replace(/^(00)?212/, '0')
}

function nameColumns(facts: PartyFacts) {
  const person = facts.kind === 'person'
  const lastFr = person ? tidyOrNull(facts.lastNameFr) : null
  const firstFr = person ? tidyOrNull(facts.firstNameFr) : null
  const lastAr = person ? tidyOrNull(facts.lastNameAr) : null
  const firstAr = person ? tidyOrNull(facts.firstNameAr) : null
  const nameAr = tidyOrNull(facts.nameAr) ?? joined(firstAr, lastAr)
  return {
    name_fr: tidyOrNull(facts.nameFr) ?? joined(lastFr, firstFr) ?? nameAr ?? '',
    name_ar: nameAr,
    last_name_fr: lastFr,
    first_name_fr: firstFr,
    last_name_ar: lastAr,
    first_name_ar: firstAr,
  }
}

function joined(a: string | null, b: string | null): string | null {
  return [a, b].filter(Boolean).join(' ') || null
}

function tidyOrNull(text: string | null | undefined): string | null {
  return tidyText(text ?? '') || null
}
