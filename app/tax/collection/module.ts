import { defineModule } from '#platform/modules'
import { collectionDay } from '#tax/collection/day'
import { collectionPreviews } from '#tax/collection/documents/previews'
import { fallDueJob } from '#tax/collection/jobs/fall_due'
import { collectionPrepareJob } from '#tax/collection/jobs/prepare_list'
import { collectionServeJob } from '#tax/collection/jobs/serve_list'
import { collectionActList } from '#tax/collection/lists/acts'
import { collectionListList } from '#tax/collection/lists/lists'
import { requestList } from '#tax/collection/lists/requests'
import { collectionPermissions, collectionRoles } from '#tax/collection/permissions'
import { collectionSubjects } from '#tax/collection/subjects'
import { collectionWorlds } from '#tax/collection/worlds'

/** Forced collection of the tax business, and what people ask about their debts. */
export default defineModule({
  name: 'collection',
  permissions: collectionPermissions,
  roles: collectionRoles,
  menu: [
    {
      section: 'tax',
      key: 'lists',
      route: 'collection.lists.index',
      also: ['collection.acts.index'],
      permission: 'collection.lists.view',
      order: 54,
    },
    {
      section: 'tax',
      key: 'requests',
      route: 'collection.requests.index',
      permission: 'tax.debts.view',
      order: 56,
    },
  ],
  numberSeries: [
    { key: 'collection.list', pattern: 'LP-{year}-{number:4}' },
    { key: 'collection.last_notice', pattern: 'DA-{year}-{number:6}' },
    { key: 'collection.demand', pattern: 'CMD-{year}-{number:6}' },
    { key: 'collection.seizure', pattern: 'SAI-{year}-{number:6}' },
    { key: 'collection.request', pattern: 'REQ-{year}-{number:5}' },
  ],
  jobs: [fallDueJob, collectionPrepareJob, collectionServeJob],
  subjects: collectionSubjects,
  day: collectionDay,
  worlds: collectionWorlds,
  contributions: {
    lists: [collectionListList, collectionActList, requestList],
    documentPreviews: collectionPreviews,
  },
})
