import { definePreview } from '#documents/previews'
import type { DocumentPreview } from '#documents/previews'
import { drawDispatchSheet } from '#fleet/documents/dispatch_sheet'
import type { DispatchSheetFacts } from '#fleet/documents/dispatch_sheet'
import { drawLogBook } from '#fleet/documents/log_book'
import type { LogBookFacts } from '#fleet/documents/log_book'
import { drawMissionOrder } from '#fleet/documents/mission_order'
import type { MissionOrderFacts } from '#fleet/documents/mission_order'

const sheet: DispatchSheetFacts = {
  on: '2026-11-24',
  officer: 'Hassan Alaoui',
  missions: Array.from({ length: 18 }, (_, index) => ({
    number: `DV-2026-${String(index + 1).padStart(5, '0')}`,
    hours: '08:45–09:30',
    service: index % 2 === 0 ? 'Voirie' : 'Bureau communal d’hygiène',
    purpose: 'Inspection des chantiers de la corniche',
    route: 'Sidi Othmane → Sbata',
    plate: index % 3 === 0 ? '74043|أ|11' : 'ج188771',
    driver: index % 2 === 0 ? 'Rachid Berrada' : 'Abdelilah El Khattabi',
    phone: '0661 23 45 67',
    passengers: 4,
    permit: index % 5 === 0 ? 'AS-118' : null,
    order: `OM-2026-${String(index + 1).padStart(5, '0')}`,
    outKm: index < 6 ? 157_669 + index : null,
    inKm: index < 3 ? 157_704 + index : null,
  })),
  workshop: [{ plate: 'J261007', reason: 'freins', until: 'retour prévu le 25/11' }],
  blocked: [{ plate: '43224|هـ|8', reason: 'Contrôle technique', since: '2026-11-21' }],
  free: {
    vehicles: ['J204411', '90117|ب|6', 'J131990'],
    drivers: {
      total: 41,
      categories: [
        { category: 'B', count: 38 },
        { category: 'C', count: 9 },
        { category: 'D', count: 2 },
      ],
      away: 6,
    },
  },
  unserved: [
    {
      number: 'DV-2026-00088',
      hours: '10:00–12:00',
      service: 'Cabinet',
      reason: 'aucun conducteur D libre',
    },
  ],
}

const order: MissionOrderFacts = {
  number: 'OM-2026-00012',
  issuedOn: '2026-11-23',
  request: 'DV-2026-00012',
  service: {
    fr: 'Division des affaires sociales, sportives et culturelles',
    ar: 'قسم العمل الاجتماعي والرياضي والثقافي',
  },
  purpose: 'Relevé des nids-de-poule et des affaissements (طريق الجديدة)',
  driver: {
    fr: 'Benabderrahmane El Idrissi Abdelhafid',
    ar: 'بنعبد الرحمان الإدريسي عبد الحفيظ',
    code: '1191988',
    licence: 'B, C, D, E(C)',
  },
  vehicle: { plate: '74043|أ|11', name: 'Renault Trucks D Wide benne', licence: 'C' },
  from: '24/11/2026 21:45',
  to: '26/11/2026 12:30',
  pickup: 'Sidi Othmane',
  destination: 'Mohammedia, zone industrielle',
  passengers: 2,
  loadKg: 2500,
  outsideCommune: true,
  permit: 'AS-2026-0118',
  override: 'Deux rotations, équipe de nuit',
  verification: { address: 'https://idara.example/v/7KQ2-M9XD', fingerprint: 'a'.repeat(64) },
}

const book: LogBookFacts = {
  plate: '74043|أ|11',
  vehicle: 'Renault Trucks D Wide benne',
  unit: { fr: 'Division de la voirie', ar: 'قسم الطرق' },
  from: '2026-11-01',
  to: '2026-11-30',
  lines: Array.from({ length: 40 }, (_, index) => ({
    on: `2026-11-${String((index % 28) + 1).padStart(2, '0')}`,
    driver: index % 3 === 0 ? 'رشيد برادة' : 'Rachid Berrada',
    mission: `DV-2026-${String(index + 1).padStart(5, '0')} Balayage`,
    place: 'Anfa → Aïn-Chock',
    outAt: '08:00',
    inAt: '11:30',
    outKm: 153_469 + index * 31,
    inKm: 153_500 + index * 31,
    distance: 31,
    litres: index % 4 === 0 ? '42,00' : null,
    incidents: index === 7 ? 'Pneu avant droit crevé' : null,
    signedBy: 'Rachid Berrada',
  })),
}

const LANGUAGES = { fr: 'français', ar: 'arabe' } as const

/** The fleet's documents with invented facts, in both directions. */
export const fleetPreviews: DocumentPreview[] = (['fr', 'ar'] as const).flatMap((language) => {
  const named = (title: string) => `${title} (${LANGUAGES[language]})`
  return [
    definePreview({
      key: `fleet.mission_order.${language}`,
      title: named('Ordre de mission'),
      options: { language, date: order.issuedOn, number: order.number },
      facts: order,
      draw: drawMissionOrder,
    }),
    definePreview({
      key: `fleet.dispatch_sheet.${language}`,
      title: named('Feuille de régulation'),
      options: { language, date: sheet.on, orientation: 'landscape' },
      facts: sheet,
      draw: drawDispatchSheet,
    }),
    definePreview({
      key: `fleet.log_book.${language}`,
      title: named('Carnet de bord'),
      options: { language, date: book.to, orientation: 'landscape' },
      facts: book,
      draw: drawLogBook,
    }),
  ]
})
