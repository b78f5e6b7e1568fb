import type { HttpContext } from '@adonisjs/core/http'
import { renderList } from '#platform/lists/render'
import { describeParties } from '#registry/queries/describe_parties'
import { historyOf } from '#registry/queries/history'
import { excludeSupplier, readmitSupplier } from '#procurement/actions/exclude_supplier'
import { saveSupplier } from '#procurement/actions/save_supplier'
import { supplierList } from '#procurement/lists/suppliers'
import { Supplier, SUPPLIER_KINDS } from '#procurement/models/supplier'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { exclusionValidator, supplierValidator } from '#procurement/validators/purchases'

/** Suppliers: the register, one supplier with what it was ordered, its exclusion. */
export default class SuppliersController {
  async index(ctx: HttpContext) {
    return renderList(ctx, supplierList, {
      buttons: [
        {
          label: 'procurement.suppliers.import',
          route: 'imports.create',
          params: { import: 'procurement.suppliers' },
          permission: 'procurement.suppliers.import',
        },
        {
          label: 'procurement.suppliers.create',
          route: 'procurement.suppliers.create',
          permission: 'procurement.suppliers.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ view }: HttpContext) {
    return view.render('procurement/suppliers/form', { kinds: SUPPLIER_KINDS })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(supplierValidator)
    const supplier = await saveSupplier(act, {
      name: form.name,
      legalForm: form.legal_form,
      kind: form.kind,
      ice: form.ice,
      taxNumber: form.tax_number,
      tradeRegister: form.trade_register,
      court: form.court,
      cnss: form.cnss,
      businessTax: form.business_tax,
      rib: form.rib,
      address: form.address,
      phone: form.phone,
      email: form.email,
      smallFirm: form.small_firm ?? false,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.suppliers.saved',
      params: { name: form.name },
    })
    return response.redirect(`/procurement/suppliers/${supplier.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const supplier = await Supplier.query().where('id', params.id).preload('party').firstOrFail()
    const [described] = await describeParties(act, [supplier.partyId])
    return view.render('procurement/suppliers/show', {
      supplier,
      described,
      orders: await PurchaseOrder.query()
        .where('supplierId', supplier.id)
        .whereHas('request', (request) => {
          act.restrict(request, 'procurement.orders.view', { unit: 'unit_id' })
        })
        .orderBy('id', 'desc')
        .limit(50),
      history: await historyOf('procurement.supplier', [supplier.id], act, i18n),
    })
  }

  async exclude({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(exclusionValidator)
    const supplier = await excludeSupplier(
      act,
      Number(params.supplier_id),
      form.excluded_until ?? null,
      form.reason
    )
    session.flash('notice', { tone: 'warn', key: 'procurement.suppliers.excluded' })
    return response.redirect(`/procurement/suppliers/${supplier.id}`)
  }

  async readmit({ act, params, response, session }: HttpContext) {
    const supplier = await readmitSupplier(act, Number(params.supplier_id))
    session.flash('notice', { tone: 'good', key: 'procurement.suppliers.readmitted' })
    return response.redirect(`/procurement/suppliers/${supplier.id}`)
  }
}
