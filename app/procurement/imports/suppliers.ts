import { isIce, isRib, normaliseDigits } from '#values/identifiers'
import { defineImport } from '#platform/imports/definition'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { partyOf } from '#procurement/actions/save_supplier'

const KINDS = {
  company: ['SARL', 'SARL AU', 'SA', 'SAS', 'SNC', 'SCS', 'société', 'GIE', 'شركة'],
  cooperative: ['coopérative', 'تعاونية'],
  union: ['union de coopératives', 'union'],
  auto_entrepreneur: ['auto-entrepreneur', 'auto entrepreneur', 'مقاول ذاتي'],
} as const

const kindOf = (form: string) =>
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((kind) =>
    KINDS[kind].some((word) => word.toLowerCase() === form.trim().toLowerCase())
  )

/** The register of suppliers: one row a supplier, known by its ICE; a valid ICE and RIB are needed. */
export const supplierImport = defineImport({
  name: 'procurement.suppliers',
  permission: 'procurement.suppliers.import',
  resultRoute: 'procurement.suppliers.index',
  fields: [
    {
      key: 'name',
      type: 'text',
      required: true,
      maxLength: 200,
      aliases: ['raison_sociale', 'nom', 'dénomination'],
    },
    { key: 'form', type: 'text', maxLength: 60, aliases: ['forme', 'forme_juridique'] },
    {
      key: 'ice',
      type: 'identifier',
      required: true,
      normalise: normaliseDigits,
      check: isIce,
      reason: 'procurement.imports.suppliers.reasons.ice',
    },
    { key: 'tax_number', type: 'identifier', aliases: ['identifiant_fiscal', 'if'] },
    { key: 'trade_register', type: 'identifier', aliases: ['rc', 'registre_commerce'] },
    { key: 'court', type: 'text', maxLength: 60, aliases: ['tribunal'] },
    { key: 'cnss', type: 'identifier' },
    {
      key: 'business_tax',
      type: 'identifier',
      aliases: ['tp', 'taxe_professionnelle', 'patente'],
    },
    {
      key: 'rib',
      type: 'identifier',
      required: true,
      normalise: normaliseDigits,
      check: isRib,
      reason: 'procurement.imports.suppliers.reasons.rib',
    },
    { key: 'address', type: 'text', maxLength: 300, aliases: ['adresse', 'siège'] },
    { key: 'phone', type: 'text', maxLength: 40, aliases: ['telephone', 'tel'] },
    { key: 'email', type: 'text', maxLength: 160, aliases: ['courriel', 'mail'] },
    { key: 'small_firm', type: 'boolean', aliases: ['pme', 'tpe'] },
  ],
  key: (row) => row.ice,
  judge: async (rows) => {
    for (const row of rows) {
      const { form, trade_register: register, court } = row.values
      if (!form) row.warn('form', 'procurement.imports.suppliers.reasons.form_missing')
      else if (!kindOf(form))
        row.warn('form', 'procurement.imports.suppliers.reasons.form_unknown', { form })
      if (register && !court)
        row.warn('court', 'procurement.imports.suppliers.reasons.court_missing', { register })
    }
  },
  commit: async (trx, act, rows) => {
    const facts = rows.map(({ values }) =>
      partyOf({
        name: values.name,
        legalForm: values.form,
        kind: kindOf(values.form ?? '') ?? 'company',
        ice: values.ice,
        taxNumber: values.tax_number,
        tradeRegister: values.trade_register,
        court: values.court,
        cnss: values.cnss,
        businessTax: values.business_tax,
        rib: values.rib,
        address: values.address,
        phone: values.phone,
        email: values.email,
        smallFirm: values.small_firm ?? false,
      })
    )
    const parties = await registerPartiesIn(trx, act, facts)
    const known = await trx
      .from('procurement_suppliers')
      .whereIn(
        'ice',
        rows.map((row) => row.values.ice)
      )
      .select('id', 'ice', 'kind', 'small_firm')
    const byIce = new Map(known.map((row) => [row.ice, row]))
    const now = clock.now().toJSDate()
    const fresh = rows.flatMap(({ values }, index) =>
      byIce.has(values.ice)
        ? []
        : [
            {
              party_id: parties[index].partyId,
              ice: values.ice,
              kind: kindOf(values.form ?? '') ?? 'company',
              small_firm: values.small_firm ?? false,
              state: 'active',
              created_at: now,
              updated_at: now,
            },
          ]
    )
    if (fresh.length > 0) await trx.table('procurement_suppliers').multiInsert(fresh)
    const created = await trx
      .from('procurement_suppliers as s')
      .join('registry_parties as p', 'p.id', 's.party_id')
      .whereIn(
        's.ice',
        fresh.map((row) => row.ice)
      )
      .select('s.id', 's.ice', 'p.name_fr')
    await journal.recordAll(
      trx,
      act,
      created.map((row) => ({
        action: 'procurement.supplier.registered',
        subject: { type: 'procurement.supplier', id: row.id, label: row.name_fr },
        after: { ice: row.ice },
      }))
    )
    return Promise.all(
      rows.map(async ({ values }) => {
        const before = byIce.get(values.ice)
        if (!before) return 'created'
        const kind = kindOf(values.form ?? '') ?? before.kind
        const small = values.small_firm ?? Boolean(before.small_firm)
        if (before.kind === kind && Boolean(before.small_firm) === small) return 'unchanged'
        await trx
          .from('procurement_suppliers')
          .where('id', before.id)
          .update({ kind, small_firm: small, updated_at: now })
        return 'updated'
      })
    )
  },
})
