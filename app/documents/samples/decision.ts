import type { PdfKit } from '#documents/pdf/kit'

/** A decision with visas, articles, two signatures and copies; its content is invented. */
export function drawSampleDecision(kit: PdfKit): void {
  kit.letterhead({
    service: [{ fr: 'Direction des ressources humaines', ar: 'مديرية الموارد البشرية' }],
  })
  kit.title({
    fr: 'Décision n° DEC-2026-00118',
    ar: 'قرار رقم DEC-2026-00118',
    subtitle: { fr: 'Congé annuel', ar: 'إجازة سنوية' },
  })
  kit.articles({
    authority: 'Le président du conseil communal de Casablanca,',
    visas: [
      'Vu la loi organique n° 113-14 relative aux communes ;',
      'Vu le dahir n° 1-58-008 portant statut général de la fonction publique, notamment ses articles 39 et 40 ;',
      'Vu la demande de l’intéressée (العلوي فاطمة) du 12/06/2026 et l’avis favorable de son chef de service ;',
    ],
    articles: [
      'Un congé annuel de quinze jours ouvrables est accordé à Mme Fatima Alaoui, administratrice, du 06/07/2026 au 24/07/2026.',
      'Durant cette période, l’intéressée est remplacée par M. Omar Bennani.',
      'Le directeur des ressources humaines est chargé de l’exécution de la présente décision.',
    ],
  })
  kit.signatures(
    { capacity: 'L’intéressée' },
    {
      capacity: 'Le président du conseil communal',
      date: '2026-06-20',
      name: 'par délégation, N. Chraibi',
    }
  )
  kit.copies(['Intéressée', 'Dossier administratif', 'Trésorerie communale'])
}
