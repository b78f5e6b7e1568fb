import type { LucidModel } from '@adonisjs/lucid/types/model'
import { type Subject, type SubjectDefinition, subjectOf } from '#platform/subjects/subject'
import { Invoice } from '#procurement/models/invoice'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { Reception } from '#procurement/models/reception'
import { Supplier } from '#procurement/models/supplier'
import { Tender } from '#procurement/models/tender'

const found =
  (model: LucidModel, permission: string): SubjectDefinition['find'] =>
  async (id, act): Promise<Subject | null> => {
    if (!act.can(permission)) return null
    const record = await model.find(id)
    return record ? subjectOf(record as never) : null
  }

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
    find: found(PurchaseNotice, 'procurement.orders.view'),
  },
  {
    type: 'procurement.order',
    route: 'procurement.orders.show',
    permission: 'procurement.orders.view',
    find: found(PurchaseOrder, 'procurement.orders.view'),
  },
  {
    type: 'procurement.reception',
    permission: 'procurement.orders.view',
    find: found(Reception, 'procurement.orders.view'),
  },
  {
    type: 'procurement.invoice',
    route: 'procurement.invoices.show',
    permission: 'procurement.orders.view',
    find: found(Invoice, 'procurement.orders.view'),
  },
  {
    type: 'procurement.tender',
    route: 'procurement.tenders.show',
    permission: 'procurement.tenders.view',
    find: found(Tender, 'procurement.tenders.view'),
  },
]
