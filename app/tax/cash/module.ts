import { defineModule } from '#platform/modules'
import { cashDay } from '#tax/cash/day'
import { receiptList } from '#tax/cash/lists/receipts'
import { sessionList } from '#tax/cash/lists/sessions'
import { cashPermissions, cashRoles } from '#tax/cash/permissions'
import { cashPreviews } from '#tax/cash/documents/previews'
import { cashSettings } from '#tax/cash/settings'
import { cashWorlds } from '#tax/cash/worlds'

/** The cash office of the tax business: tills, payments, receipts, accounts. */
export default defineModule({
  name: 'cash',
  permissions: cashPermissions,
  roles: cashRoles,
  settings: cashSettings,
  menu: [
    {
      section: 'tax',
      key: 'counter',
      route: 'cash.counter',
      permission: 'cash.counter.use',
      order: 60,
    },
    { section: 'tax', key: 'till', route: 'cash.till', permission: 'cash.counter.use', order: 61 },
    {
      section: 'tax',
      key: 'receipts',
      route: 'cash.receipts.index',
      permission: 'cash.receipts.view',
      order: 62,
    },
    {
      section: 'tax',
      key: 'sessions',
      route: 'cash.sessions.index',
      permission: 'cash.tills.view',
      order: 63,
    },
    {
      section: 'tax',
      key: 'statements',
      route: 'cash.statements.index',
      permission: 'cash.statements.view',
      order: 64,
    },
  ],
  numberSeries: [
    { key: 'cash.receipt', pattern: 'Q-{branch}-{year}-{number:6}' },
    { key: 'cash.remittance', pattern: 'V-{branch}-{year}-{number:5}' },
    { key: 'cash.certificate', pattern: 'ATP-{year}-{number:5}' },
  ],
  day: cashDay,
  worlds: cashWorlds,
  contributions: { lists: [receiptList, sessionList], documentPreviews: cashPreviews },
  demonstrationUsers: [
    {
      role: 'cashier',
      email: 'regisseur@casablanca.example',
      nameFr: 'Hanane Naciri',
      nameAr: 'حنان الناصيري',
      staffNumber: '100013',
    },
    {
      role: 'cash_chief',
      email: 'chef.regies@casablanca.example',
      nameFr: 'Abdellah Tazi',
      nameAr: 'عبد الله التازي',
      staffNumber: '100014',
    },
  ],
})
