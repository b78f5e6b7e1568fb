import db from '@adonisjs/lucid/services/db'

/** A year for which no roll was ever made, so that a story can be told again on the same database. */
export async function freeYear(): Promise<number> {
  const [roll] = await db.from('tax_rolls').max('year as year')
  const [tariff] = await db.from('tax_tariffs').max('year as year')
  return Math.max(2026, Number(roll.year ?? 0), Number(tariff.year ?? 0)) + 1
}

/** A census sheet with titles nobody has used: `count` good rows and three that must be refused. */
export function censusSheet(marker: string, count: number): string {
  const head =
    'ref_recensement;titre_foncier;arrondissement;adresse_terrain;superficie_m2;zone;type_redevable;nom_ou_raison_sociale;prenom;cin;ice;identifiant_fiscal;adresse_postale;telephone;courriel;date_acquisition;code_exoneration;justificatif;exoneration_debut;exoneration_fin;date_declaration'
  const row = (
    index: number,
    fields: Partial<Record<'title' | 'place' | 'area' | 'cin', string>> = {}
  ) =>
    [
      `${marker}-${index}`,
      fields.title ?? `${500_000 + index}/${marker}`,
      fields.place ?? 'AIN-CHOCK',
      `${index} Rue d'Azilal`,
      fields.area ?? `1 ${String(100 + index)},4`,
      'équipée',
      'PP',
      `Conteur${marker}`,
      'Mohamed',
      fields.cin ?? `${marker}${10_000 + index}`,
      ...['', '', 'Casablanca', '', '', '02/01/2019', '', '', '', '', ''],
    ].join(';')
  const rows = Array.from({ length: count }, (_, index) => row(index + 1))
  const bad = [row(900, { place: 'Atlantide' }), row(901, { area: '0' }), row(902, { cin: '' })]
  return [head, ...rows, ...bad].join('\r\n')
}

/** Two letters that no land title of the database ends with. */
export async function freeMarker(): Promise<string> {
  for (;;) {
    const letter = () => String.fromCharCode(65 + Math.floor(Math.random() * 26))
    const marker = `${letter()}${letter()}`
    const known = await db.from('tax_plots').where('land_title', 'like', `5%/${marker}`).first()
    if (!known) return marker
  }
}
