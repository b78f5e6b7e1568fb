/** How far a purchase of the demonstration city has come. */
export const STAGES = [
  'draft',
  'submitted',
  'approved',
  'published',
  'compared',
  'ordered',
  'committed',
  'signed',
  'received',
  'invoiced',
  'liquidated',
  'issued',
  'paid',
] as const
export type Stage = (typeof STAGES)[number]

export interface PlannedPurchase {
  object: string
  unit: string
  nature: string
  line: string
  daysAgo: number
  stage: Stage
  place: string
  store?: string
  /** Half of the first line is delivered. */
  partial?: boolean
  lines: { designation: string; unit: string; quantity: string; price: string; item?: string }[]
}

const line = (
  designation: string,
  unit: string,
  quantity: string,
  price: string,
  item?: string
) => ({
  designation,
  unit,
  quantity,
  price,
  item,
})

const CENTRAL = 'Magasin central, Ain Sebaâ'
const PARK = 'Magasin du parc, Ain Sebaâ'

/** In the order in which they began; steps a day apart as in life. */
export const PLANNED: PlannedPurchase[] = [
  {
    object: 'Papier et consommables de bureau',
    unit: 'DAF',
    nature: 'FB',
    line: '10.1010.10.11',
    daysAgo: 300,
    stage: 'paid',
    place: CENTRAL,
    store: 'MAG-C',
    lines: [
      line('Papier A4 80 g, rame', 'rame', '800', '41', 'PAP-A4'),
      line('Papier A3 80 g, rame', 'rame', '60', '79', 'PAP-A3'),
    ],
  },
  {
    object: 'Pneumatiques des véhicules légers',
    unit: 'DLO',
    nature: 'PR',
    line: '30.1010.20.21',
    daysAgo: 280,
    stage: 'paid',
    place: PARK,
    store: 'MAG-P',
    lines: [
      line('Pneu 205/65 R15', 'u', '80', '870', 'PNE-205'),
      line('Batterie 12 V 70 Ah', 'u', '30', '820', 'BAT-70'),
    ],
  },
  {
    object: 'Luminaires LED pour le boulevard Zerktouni',
    unit: 'DST',
    nature: 'EP',
    line: '30.1010.30.12',
    daysAgo: 240,
    stage: 'paid',
    place: PARK,
    store: 'MAG-P',
    lines: [
      line('Luminaire LED 90 W', 'u', '180', '1180', 'LED-90'),
      line('Câble U1000 4×16, mètre', 'ml', '600', '72', 'CAB-416'),
    ],
  },
  {
    object: 'Vêtements de travail des équipes de voirie',
    unit: 'DST-VOI',
    nature: 'HB',
    line: '10.1010.20.21',
    daysAgo: 210,
    stage: 'paid',
    place: CENTRAL,
    store: 'MAG-C',
    lines: [
      line('Gilet haute visibilité', 'u', '400', '49', 'GIL-HV'),
      line('Gants de manutention cuir', 'paire', '600', '23', 'GAN-CU'),
    ],
  },
  {
    object: 'Désinfectants pour les marchés',
    unit: 'DPO',
    nature: 'PE',
    line: '20.2010.10.14',
    daysAgo: 170,
    stage: 'paid',
    place: CENTRAL,
    store: 'MAG-C',
    lines: [line('Désinfectant 5 L', 'bidon', '300', '63', 'DES-5L')],
  },
  {
    object: 'Étude de circulation du quartier Maârif',
    unit: 'DST',
    nature: 'ET',
    line: '50.1010.10.11',
    daysAgo: 150,
    stage: 'paid',
    place: 'Division technique',
    lines: [line('Étude de circulation, rapport et plans', 'forfait', '1', '148000')],
  },
  {
    object: 'Cartouches et toners',
    unit: 'DAF',
    nature: 'FB',
    line: '10.1010.10.11',
    daysAgo: 120,
    stage: 'issued',
    place: CENTRAL,
    store: 'MAG-C',
    lines: [
      line('Cartouche laser noire 12A', 'u', '90', '470', 'CAR-N12'),
      line('Toner couleur, jeu', 'jeu', '25', '1720', 'TON-C'),
    ],
  },
  {
    object: 'Ordinateurs portables pour les régies',
    unit: 'DSI',
    nature: 'MI',
    line: '10.1010.40.41',
    daysAgo: 95,
    stage: 'liquidated',
    place: 'Direction des systèmes d’information',
    lines: [
      line('Ordinateur portable 14 pouces', 'u', '38', '8900'),
      line('Station d’accueil', 'u', '38', '980'),
    ],
  },
  {
    object: 'Filtres et freins du parc',
    unit: 'DLO',
    nature: 'PR',
    line: '30.1010.20.21',
    daysAgo: 70,
    stage: 'invoiced',
    place: PARK,
    store: 'MAG-P',
    lines: [
      line('Filtre à huile W712', 'u', '300', '42', 'FIL-HU'),
      line('Plaquettes de frein avant, jeu', 'jeu', '90', '275', 'PLA-AV'),
    ],
  },
  {
    object: 'Formation des agents d’accueil',
    unit: 'DRH-FOR',
    nature: 'FO',
    line: '10.1010.30.31',
    daysAgo: 60,
    stage: 'invoiced',
    place: 'Centre de formation',
    lines: [line('Session de trois jours, 15 agents', 'session', '4', '26000')],
  },
  {
    object: 'Plants et terreau pour l’automne',
    unit: 'DST-ESV',
    nature: 'EV',
    line: '30.1010.40.13',
    daysAgo: 48,
    stage: 'received',
    partial: true,
    place: 'Pépinière communale',
    lines: [
      line('Plant de lantana', 'u', '4000', '9'),
      line('Terreau, sac de 50 L', 'sac', '600', '48'),
    ],
  },
  {
    object: 'Chaussures de sécurité',
    unit: 'DST-PRO',
    nature: 'HB',
    line: '10.1010.20.21',
    daysAgo: 44,
    stage: 'signed',
    place: CENTRAL,
    store: 'MAG-C',
    lines: [line('Chaussure de sécurité S3', 'paire', '220', '265', 'BOT-S3')],
  },
  {
    object: 'Pneumatiques poids lourds',
    unit: 'DLO',
    nature: 'PR',
    line: '30.1010.20.21',
    daysAgo: 26,
    stage: 'signed',
    place: PARK,
    store: 'MAG-P',
    lines: [line('Pneu 315/80 R22,5', 'u', '24', '3650', 'PNE-315')],
  },
  {
    object: 'Sacs et produits de nettoiement',
    unit: 'DST-PRO',
    nature: 'PE',
    line: '20.2010.10.14',
    daysAgo: 16,
    stage: 'committed',
    place: CENTRAL,
    store: 'MAG-C',
    lines: [line('Sac poubelle 110 L, rouleau', 'rouleau', '1200', '18', 'SAC-110')],
  },
  {
    object: 'Enrobé à froid pour nids-de-poule',
    unit: 'DST-VOI',
    nature: 'MC',
    line: '30.1010.50.15',
    daysAgo: 12,
    stage: 'ordered',
    place: 'Dépôt de voirie',
    lines: [line('Enrobé à froid, sac de 25 kg', 'sac', '1500', '62')],
  },
  {
    object: 'Impression des carnets de quittances',
    unit: 'DAF-REG',
    nature: 'IM',
    line: '10.1010.10.12',
    daysAgo: 9,
    stage: 'compared',
    place: CENTRAL,
    lines: [line('Carnet de 100 quittances autocopiantes', 'carnet', '2500', '28')],
  },
  {
    object: 'Candélabres de remplacement',
    unit: 'DST',
    nature: 'EP',
    line: '30.1010.30.11',
    daysAgo: 4,
    stage: 'published',
    place: PARK,
    store: 'MAG-P',
    lines: [line('Candélabre acier 8 m', 'u', '20', '3400', 'CAN-8M')],
  },
  {
    object: 'Renouvellement des imprimantes',
    unit: 'DSI',
    nature: 'MI',
    line: '10.1010.40.41',
    daysAgo: 3,
    stage: 'approved',
    place: 'Direction des systèmes d’information',
    lines: [line('Imprimante multifonction', 'u', '24', '4600')],
  },
  {
    object: 'Pneus et batteries avant l’hiver',
    unit: 'DLO',
    nature: 'PR',
    line: '30.1010.20.21',
    daysAgo: 2,
    stage: 'submitted',
    place: PARK,
    store: 'MAG-P',
    lines: [
      line('Pneu 205/65 R15', 'u', '160', '880', 'PNE-205'),
      line('Batterie 12 V 70 Ah', 'u', '40', '830', 'BAT-70'),
    ],
  },
  {
    object: 'Gardiennage du complexe culturel',
    unit: 'DPO',
    nature: 'GD',
    line: '20.2010.20.22',
    daysAgo: 2,
    stage: 'submitted',
    place: 'Complexe culturel Moulay Rachid',
    lines: [line('Poste de gardiennage, mois', 'mois', '6', '14500')],
  },
  {
    object: 'Mobilier du bureau d’hygiène',
    unit: 'DPO-HYG',
    nature: 'FB',
    line: '10.1010.10.11',
    daysAgo: 1,
    stage: 'draft',
    place: CENTRAL,
    lines: [line('Armoire métallique', 'u', '6', '1900')],
  },
]
