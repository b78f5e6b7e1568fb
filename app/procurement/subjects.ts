import type { LucidModel, LucidRow } from '@adonisjs/lucid/types/model'
import type { Act } from '#platform/act'
import { type Subject, type SubjectDefinition, subjectOf } from '#platform/subjects/subject'
import { Invoice } from '#procurement/models/invoice'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { Reception } from '#procurement/models/reception'
import { Supplier } from '#procurement/models/supplier'
import { Tender } from '#procurement/models/tender'
import { mayPurchase } from '#procurement/queries/purchase_scope'

const found =
  (model: LucidModel, permission: string): SubjectDefinition['find'] =>
  async (id, act): Promise<Subject | null> => {
    if (!act.can(permission)) return null
    const record = await model.find(id)
    return record ? subjectOf(record as never) : null
  }

/** A record of a purchase, for those whose right covers the unit that asked for it. */
const purchased =
  (requestOf: (id: number) => Promise<{ record: LucidRow; requestId: number } | null>) =>
  async (id: number, act: Act): Promise<Subject | null> => {
    const known = await requestOf(id)
    if (!known || !(await mayPurchase(act, 'procurement.orders.view', known))) return null
    return subjectOf(known.record as never)
  }

const ofOrder = (model: LucidModel) =>
  purchased(async (id) => {
    const record = (await model.find(id)) as (LucidRow & { orderId: number }) | null
    const order = record && (await PurchaseOrder.find(record.orderId))
    return order ? { record: record!, requestId: order.requestId } : null
  })

const ofRequest = (model: LucidModel) =>
  purchased(async (id) => {
    const record = (await model.find(id)) as (LucidRow & { requestId: number }) | null
    return record && { record, requestId: record.requestId }
  })

/** The records of purchasing as the journal, comments and documents name them. */
export const procurementSubjects: SubjectDefinition[] = [
  {
    type: 'procurement.supplier',
    route: 'procurement.suppliers.show',
    permission: 'procurement.suppliers.view',
    find: async (id, act) => {
      if (!act.can('procurement.suppliers.view')) return null
      const supplier = await Supplier.query().where('id', id).preload('party').first()
      return supplier ? subjectOf(supplier) : null
    },
  },
  {
    type: 'procurement.request',
    route: 'procurement.requests.show',
    permission: 'procurement.requests.view',
    find: async (id, act) => {
      const request = await PurchaseRequest.find(id)
      return request && act.can('procurement.requests.view', request) ? subjectOf(request) : null
    },
  },
  {
    type: 'procurement.notice',
    route: 'procurement.notices.show',
    permission: 'procurement.orders.view',
    find: ofRequest(PurchaseNotice),
  },
  {
    type: 'procurement.order',
    route: 'procurement.orders.show',
    permission: 'procurement.orders.view',
    find: ofRequest(PurchaseOrder),
  },
  {
    type: 'procurement.reception',
    permission: 'procurement.orders.view',
    find: ofOrder(Reception),
  },
  {
    type: 'procurement.invoice',
    route: 'procurement.invoices.show',
    permission: 'procurement.orders.view',
    find: ofOrder(Invoice),
  },
  {
    type: 'procurement.tender',
    route: 'procurement.tenders.show',
    permission: 'procurement.tenders.view',
    find: found(Tender, 'procurement.tenders.view'),
  },
]
