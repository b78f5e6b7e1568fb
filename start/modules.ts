import { install } from '#platform/modules'
import { provideTableWriter } from '#platform/lists/table_writer'
import { listSheet } from '#documents/excel/list_sheet'
import platform from '#platform/module'
import documents from '#documents/module'
import registry from '#registry/module'
import budget from '#budget/module'
import stores from '#stores/module'
import hr from '#hr/module'
import fleet from '#fleet/module'
import procurement from '#procurement/module'
import tax from '#tax/module'
import cash from '#tax/cash/module'
import collection from '#tax/collection/module'

/** The town hall's businesses, lower floors first. */
install([
  platform,
  documents,
  registry,
  budget,
  stores,
  hr,
  fleet,
  procurement,
  tax,
  cash,
  collection,
])

/** What lower floors are given by higher ones. */
provideTableWriter(listSheet)
