import { foldText } from '#values/text'
import { defineModule } from '#platform/modules'
import { subjectOf } from '#platform/subjects/subject'
import { storeDay } from '#stores/day'
import { storePreviews } from '#stores/documents/previews'
import { countList } from '#stores/lists/counts'
import { itemList, slipList } from '#stores/lists/stock'
import { Item } from '#stores/models/item'
import { Slip } from '#stores/models/slip'
import { StockCount } from '#stores/models/stock_count'
import { storePermissions, storeRoles } from '#stores/permissions'
import { storeRules } from '#stores/rules/index'
import { storeSettings } from '#stores/settings'
import { seedStock } from '#stores/worlds/stock'

const subjectSeen = (record: Item | Slip | StockCount | null) => (record ? subjectOf(record) : null)

export default defineModule({
  name: 'stores',
  permissions: storePermissions,
  roles: storeRoles,
  menu: [
    {
      section: 'stores',
      key: 'items',
      route: 'stores.items.index',
      permission: 'stores.stock.view',
      order: 10,
    },
    {
      section: 'stores',
      key: 'slips',
      route: 'stores.slips.index',
      permission: 'stores.stock.view',
      order: 20,
    },
    {
      section: 'stores',
      key: 'counts',
      route: 'stores.counts.index',
      permission: 'stores.stock.view',
      order: 30,
    },
  ],
  settings: storeSettings,
  rules: storeRules,
  numberSeries: [
    { key: 'stores.receipt_slip', pattern: 'BE-{year}-{number:5}' },
    { key: 'stores.issue_slip', pattern: 'BS-{year}-{number:5}' },
    { key: 'stores.adjustment_slip', pattern: 'RG-{year}-{number:5}' },
    { key: 'stores.count', pattern: 'INV-{year}-{number:4}' },
  ],
  subjects: [
    {
      type: 'stores.item',
      route: 'stores.items.show',
      permission: 'stores.stock.view',
      find: async (id, act) =>
        subjectSeen(act.can('stores.stock.view') ? await Item.find(id) : null),
    },
    {
      type: 'stores.count',
      route: 'stores.counts.show',
      permission: 'stores.stock.view',
      find: async (id, act) => {
        const count = await StockCount.query().where('id', id).preload('store').first()
        return subjectSeen(count && act.can('stores.stock.view', count.store) ? count : null)
      },
    },
    {
      type: 'stores.slip',
      route: 'stores.slips.show',
      permission: 'stores.stock.view',
      find: async (id, act) => {
        const slip = await Slip.query().where('id', id).preload('store').first()
        return subjectSeen(slip && act.can('stores.stock.view', slip.store) ? slip : null)
      },
    },
  ],
  searches: [
    {
      key: 'items',
      permission: 'stores.stock.view',
      run: async (term, _act, limit) => {
        const rows = await Item.query()
          .where('foldedName', 'like', `%${foldText(term).replace(/[%_\\]/g, '')}%`)
          .orderBy('code')
          .limit(limit)
        return rows.map((item) => ({
          label: item.nameFr,
          detail: item.code,
          url: `/stores/items/${item.id}`,
        }))
      },
    },
  ],
  day: storeDay,
  contributions: { lists: [itemList, slipList, countList], documentPreviews: storePreviews },
  worlds: { hamlet: (act) => seedStock(act), casablanca: (act) => seedStock(act) },
  demonstrationUsers: [
    {
      role: 'storekeeper',
      email: 'magasin@casablanca.example',
      nameFr: 'Brahim Ouahbi',
      nameAr: 'إبراهيم الوهبي',
      staffNumber: '100024',
    },
  ],
})
