import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { dayInput } from '#platform/rules/inputs'
import type { PartyFacts, PartyRoleName } from '#registry/rules/party_facts'
import { IDENTIFIER_KINDS } from '#registry/rules/identifiers'

const text = (longest: number) => vine.string().trim().maxLength(longest).nullable().optional()

export const partyValidator = vine.create({
  kind: vine.enum(['person', 'organisation'] as const),
  lastNameFr: text(100),
  firstNameFr: text(100),
  lastNameAr: text(100),
  firstNameAr: text(100),
  nameFr: text(200),
  nameAr: text(200),
  legalForm: text(60),
  sex: vine
    .enum(['F', 'M'] as const)
    .nullable()
    .optional(),
  birthOn: dayInput().optional(),
  birthPlace: text(120),
  language: vine.enum(['fr', 'ar'] as const).optional(),
  roles: vine
    .array(vine.enum(['taxpayer', 'supplier', 'staff'] as const))
    .parse((value) => (value ? [value].flat() : []))
    .optional(),
  cin: text(40),
  ice: text(40),
  if: text(40),
  rc: text(40),
  court: text(60),
  tp: text(40),
  cnss: text(40),
  ppr: text(40),
  passport: text(40),
  lineFr: text(300),
  lineAr: text(300),
  postalCode: text(10),
  city: text(80),
  territoryId: vine.number().withoutDecimals().nullable().optional(),
  phone: text(40),
  email: vine.string().trim().email().maxLength(160).nullable().optional(),
  rib: text(40),
  lockVersion: vine.number().withoutDecimals().optional(),
  requestKey: vine.string().maxLength(80).optional(),
})

type PartyForm = Infer<typeof partyValidator>

/** The form of a party as facts. */
export function partyFacts(form: PartyForm): PartyFacts {
  const person = form.kind === 'person'
  return {
    kind: form.kind,
    lastNameFr: form.lastNameFr,
    firstNameFr: form.firstNameFr,
    lastNameAr: form.lastNameAr,
    firstNameAr: form.firstNameAr,
    nameFr: person ? null : form.nameFr,
    nameAr: person ? null : form.nameAr,
    sex: person ? (form.sex ?? null) : null,
    birthOn: person ? (form.birthOn ?? null) : null,
    birthPlace: person ? form.birthPlace : null,
    legalForm: person ? null : form.legalForm,
    language: form.language ?? 'fr',
    roles: (form.roles ?? []) as PartyRoleName[],
    identifiers: IDENTIFIER_KINDS.flatMap((kind) => {
      const value = form[kind]
      return value ? [{ kind, value, court: kind === 'rc' ? form.court : null }] : []
    }),
    addresses: form.lineFr
      ? [
          {
            kind: person ? ('residence' as const) : ('head_office' as const),
            lineFr: form.lineFr,
            lineAr: form.lineAr,
            postalCode: form.postalCode,
            city: form.city,
            territoryId: form.territoryId ?? null,
          },
        ]
      : [],
    contacts: [
      ...(form.phone ? [{ kind: 'phone' as const, value: form.phone }] : []),
      ...(form.email ? [{ kind: 'email' as const, value: form.email }] : []),
    ],
    rib: form.rib,
    requestKey: form.requestKey ? `registry.form:${form.requestKey}` : undefined,
  }
}
