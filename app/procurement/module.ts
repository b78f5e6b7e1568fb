import { defineModule } from '#platform/modules'
import { procurementDay } from '#procurement/day'
import { procurementPreviews } from '#procurement/documents/previews'
import { bidImport } from '#procurement/imports/bids'
import { supplierImport } from '#procurement/imports/suppliers'
import { procurementWords } from '#procurement/journal_words'
import { invoiceList, orderList } from '#procurement/lists/orders'
import { noticeList, requestList } from '#procurement/lists/requests'
import { supplierList } from '#procurement/lists/suppliers'
import { tenderList } from '#procurement/lists/tenders'
import { supplierPanel } from '#procurement/party_panel'
import { procurementPermissions, procurementRoles } from '#procurement/permissions'
import { expectedDeliveries } from '#procurement/queries/expected_deliveries'
import { procurementRules } from '#procurement/rules/index'
import { procurementSearches } from '#procurement/searches'
import { procurementSettings } from '#procurement/settings'
import { procurementSubjects } from '#procurement/subjects'
import { seedCasablanca, seedHamlet } from '#procurement/worlds/worlds'

export default defineModule({
  name: 'procurement',
  permissions: procurementPermissions,
  roles: procurementRoles,
  menu: [
    {
      section: 'procurement',
      key: 'requests',
      route: 'procurement.requests.index',
      permission: 'procurement.requests.view',
      order: 10,
    },
    {
      section: 'procurement',
      key: 'notices',
      route: 'procurement.notices.index',
      permission: 'procurement.orders.view',
      order: 20,
    },
    {
      section: 'procurement',
      key: 'orders',
      route: 'procurement.orders.index',
      permission: 'procurement.orders.view',
      order: 30,
    },
    {
      section: 'procurement',
      key: 'invoices',
      route: 'procurement.invoices.index',
      permission: 'procurement.orders.view',
      order: 40,
    },
    {
      section: 'procurement',
      key: 'payment_clocks',
      route: 'procurement.payment_clocks.index',
      permission: 'procurement.orders.view',
      order: 45,
    },
    {
      section: 'procurement',
      key: 'tenders',
      route: 'procurement.tenders.index',
      permission: 'procurement.tenders.view',
      order: 50,
    },
    {
      section: 'procurement',
      key: 'suppliers',
      route: 'procurement.suppliers.index',
      permission: 'procurement.suppliers.view',
      order: 60,
    },
  ],
  settings: procurementSettings,
  rules: procurementRules,
  numberSeries: [
    { key: 'procurement.request', pattern: 'DA-{year}-{number:5}' },
    { key: 'procurement.notice', pattern: 'AA-{year}-{number:4}' },
    { key: 'procurement.order', pattern: 'BC-{year}-{number:5}' },
    { key: 'procurement.reception', pattern: 'PVR-{year}-{number:5}' },
  ],
  subjects: procurementSubjects,
  searches: procurementSearches,
  day: procurementDay,
  contributions: {
    lists: [requestList, noticeList, orderList, invoiceList, supplierList, tenderList],
    imports: [supplierImport, bidImport],
    documentPreviews: procurementPreviews,
    partyPanels: [supplierPanel],
    expectedDeliveries: [expectedDeliveries],
    journalWords: procurementWords,
  },
  worlds: { hamlet: seedHamlet, casablanca: seedCasablanca },
  demonstrationUsers: [
    {
      role: 'buyer',
      email: 'achats@casablanca.example',
      nameFr: 'Salma Berrada',
      nameAr: 'سلمى برادة',
      staffNumber: '100025',
    },
    {
      role: 'requesting_agent',
      email: 'demandeur@casablanca.example',
      nameFr: 'Karim Ziani',
      nameAr: 'كريم الزياني',
      staffNumber: '100026',
    },
    {
      role: 'receiving_commission',
      email: 'reception@casablanca.example',
      nameFr: 'Fatima Zahra Idrissi',
      nameAr: 'فاطمة الزهراء الإدريسي',
      staffNumber: '100027',
    },
  ],
})
