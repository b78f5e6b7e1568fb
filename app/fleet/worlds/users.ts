import type { DemonstrationUser } from '#platform/modules'

/** The people of the fleet in the demonstration worlds; the driver is one of the register of staff. */
export const demonstrationUsers: DemonstrationUser[] = [
  {
    role: 'logistics_officer',
    email: 'regulation@casablanca.example',
    nameFr: 'Hassan Alaoui',
    nameAr: 'حسن العلوي',
    staffNumber: '100301',
  },
  {
    role: 'fleet_chief',
    email: 'parc@casablanca.example',
    nameFr: 'Samira Ziani',
    nameAr: 'سميرة الزياني',
    staffNumber: '100302',
  },
  {
    role: 'service_head',
    email: 'voirie@casablanca.example',
    nameFr: 'Driss Lahlou',
    nameAr: 'إدريس لحلو',
    staffNumber: '100303',
    scope: { kind: 'unit', code: 'DST-VOI' },
  },
  {
    role: 'driver',
    email: 'conducteur@casablanca.example',
    nameFr: 'Rachid Berrada',
    nameAr: 'رشيد برادة',
    staffNumber: '1191988',
  },
]
