import { defineSettings } from '#platform/settings/definition'

export const LARGEST = 'attachments.largest_megabytes'
export const TYPES = 'attachments.types'

/** Content types by the name of their ending, as they are offered at first. */
export const FIRST_TYPES = [
  'pdf',
  'jpg',
  'png',
  'webp',
  'tif',
  'docx',
  'xlsx',
  'odt',
  'ods',
  'csv',
  'txt',
]

export const FIRST_LARGEST = 20

/** What people may attach; the commune decides. */
export const attachmentSettings = defineSettings([
  {
    key: LARGEST,
    type: 'integer',
    unit: 'megabytes',
    seeds: [{ validFrom: '2020-01-01', value: FIRST_LARGEST, reference: 'règle interne' }],
  },
  {
    key: TYPES,
    type: 'text',
    seeds: [{ validFrom: '2020-01-01', value: FIRST_TYPES.join(', '), reference: 'règle interne' }],
  },
])
