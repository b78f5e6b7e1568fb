import { isCin, isIce, normaliseCin, normaliseDigits } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import { foldText, tidyText } from '#values/text'

export const IDENTIFIER_KINDS = ['cin', 'ice', 'if', 'rc', 'tp', 'cnss', 'ppr', 'passport'] as const
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

export interface StatedIdentifier {
  kind: IdentifierKind
  value: string
  /** For a register of commerce number: the court that keeps it. */
  court?: string | null
}

export interface KeptIdentifier {
  kind: IdentifierKind
  value: string
  court: string
  /** Names one party only when not null: 'ice:001561191000066'. */
  uniqueKey: string | null
}

/** Usual lengths; the references ask for a warning, not a refusal, when another is met. */
const USUAL_DIGITS: Partial<Record<IdentifierKind, [number, number]>> = {
  if: [7, 9],
  tp: [8, 8],
  cnss: [7, 9],
  rc: [1, 7],
  ppr: [1, 7],
}

/**
 * An identifier as it is kept: without blanks, in capitals, leading zeros intact.
 * CIN, ICE, PPR and RC (with its court) name one party; IF, TP and CNSS are kept but not unique.
 * Refuses `registry.identifier_invalid` when an ICE fails modulo 97, a CIN has not its shape or a number has letters.
 */
export function keepIdentifier(stated: StatedIdentifier): KeptIdentifier {
  const { kind } = stated
  const value =
    kind === 'cin' || kind === 'passport'
      ? normaliseCin(stated.value)
      : normaliseDigits(stated.value)
  const court = kind === 'rc' ? tidyText(stated.court ?? '') : ''
  if (!isWellFormed(kind, value)) {
    throw new Refusal('registry.identifier_invalid', { kind, value: stated.value }, { field: kind })
  }
  if (kind === 'rc' && !court)
    throw new Refusal('registry.court_missing', { value }, { field: 'court' })
  return { kind, value, court, uniqueKey: uniqueKeyOf(kind, value, court) }
}

export function isWellFormed(kind: IdentifierKind, value: string): boolean {
  if (kind === 'cin') return isCin(value)
  if (kind === 'ice') return isIce(value)
  if (kind === 'passport') return /^[A-Z0-9]{5,20}$/.test(value)
  return /^\d{1,20}$/.test(value)
}

/** True when the length is not the usual one: worth a warning. */
export function isUnusual(kind: IdentifierKind, value: string): boolean {
  if (kind === 'cin') return !/^[A-Z]{1,2}\d{5,7}$/.test(value)
  const usual = USUAL_DIGITS[kind]
  return usual !== undefined && (value.length < usual[0] || value.length > usual[1])
}

function uniqueKeyOf(kind: IdentifierKind, value: string, court: string): string | null {
  if (kind === 'rc') return `rc:${value}:${foldText(court)}`
  return kind === 'cin' || kind === 'ice' || kind === 'ppr' || kind === 'passport'
    ? `${kind}:${value}`
    : null
}
