import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

/** Tenders and how each ended. */
export const tenderList = defineList({
  name: 'procurement.tenders',
  permission: 'procurement.tenders.view',
  route: 'procurement.tenders.index',
  key: 'procurement_tenders.id',
  query: () =>
    db
      .from('procurement_tenders')
      .leftJoin('procurement_bids', 'procurement_bids.id', 'procurement_tenders.awarded_bid_id'),
  columns: [
    {
      key: 'reference',
      type: 'text',
      select: 'procurement_tenders.reference',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'procurement.tenders.show',
    },
    {
      key: 'object',
      type: 'text',
      select: {
        fr: 'procurement_tenders.object_fr',
        ar: 'coalesce(procurement_tenders.object_ar, procurement_tenders.object_fr)',
      },
      width: 'wide',
    },
    {
      key: 'category',
      type: 'choice',
      select: 'procurement_tenders.category',
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.categories',
        tones: { works: 'neutral', supplies: 'neutral', services: 'neutral', studies: 'neutral' },
      },
    },
    {
      key: 'estimate',
      type: 'money',
      select: 'procurement_tenders.estimate_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'bids',
      type: 'integer',
      select:
        '(select count(*) from procurement_bids b where b.tender_id = procurement_tenders.id)',
    },
    {
      key: 'opening_at',
      type: 'instant',
      select: 'procurement_tenders.opening_at',
      sortable: true,
      filterable: true,
    },
    { key: 'reference_price', type: 'money', select: 'procurement_tenders.reference_price_minor' },
    { key: 'awardee', type: 'text', select: 'procurement_bids.bidder' },
    { key: 'amount', type: 'money', select: 'procurement_bids.corrected_minor', total: 'sum' },
    {
      key: 'state',
      type: 'state',
      select: 'procurement_tenders.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.states.tender',
        tones: { published: 'info', opened: 'warn', evaluated: 'good', unsuccessful: 'bad' },
      },
    },
  ],
  defaultColumns: [
    'reference',
    'object',
    'estimate',
    'bids',
    'opening_at',
    'awardee',
    'amount',
    'state',
  ],
  defaultSort: '-opening_at',
  views: [{ key: 'to_judge', filter: 'state:in:opened' }],
})
