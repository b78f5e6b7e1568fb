/** The supplier's name, wherever a list shows it. */
export const supplierName = {
  key: 'supplier',
  type: 'party' as const,
  select: 'registry_parties.name_fr',
  search: 'words' as const,
  searchOn: 'registry_parties.folded_name',
  folded: true,
  filterable: true,
  width: 'wide' as const,
}
