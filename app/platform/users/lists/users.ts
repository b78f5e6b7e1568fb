import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

export const userList = defineList({
  name: 'platform.users',
  permission: 'platform.users.manage',
  route: 'users.index',
  key: 'platform_users.id',
  query: () => db.from('platform_users'),
  columns: [
    {
      key: 'name',
      type: 'text',
      select: {
        fr: 'platform_users.name_fr',
        ar: 'platform_users.name_ar',
        en: 'platform_users.name_fr',
      },
      sortable: true,
      filterable: true,
      search: 'contains',
      link: 'users.edit',
    },
    {
      key: 'email',
      type: 'text',
      select: 'platform_users.email',
      sortable: true,
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'staff_number',
      type: 'text',
      select: 'platform_users.staff_number',
      sortable: true,
      search: 'prefix',
    },
    {
      key: 'state',
      type: 'state',
      select: 'platform_users.state',
      filterable: true,
      groupable: true,
      values: { texts: 'platform.user_states', tones: { active: 'good', suspended: 'bad' } },
    },
    { key: 'last_seen_at', type: 'instant', select: 'platform_users.last_seen_at', sortable: true },
  ],
  defaultColumns: ['name', 'email', 'staff_number', 'state', 'last_seen_at'],
  defaultSort: 'name',
})
