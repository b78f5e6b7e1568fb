import { defineSettings } from '#platform/settings/definition'

/** A plan's intervals; the earliest that falls due counts. */
export interface MaintenancePlan {
  plan: string
  km: number | null
  months: number | null
  hours: number | null
}

/** A plan that a kind of vehicle follows; a kind may follow several. */
export interface PlanOfKind {
  kind: string
  plan: string
}

const HABIT = 'Plans d’entretien usuels, à confirmer par l’atelier'

export const maintenanceSettings = defineSettings([
  {
    key: 'fleet.maintenance.plans',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        reference: HABIT,
        value: [
          { plan: 'light', km: 10000, months: 12, hours: null },
          { plan: 'van', km: 15000, months: 6, hours: 500 },
          { plan: 'truck', km: 20000, months: 6, hours: 500 },
          { plan: 'works_machine', km: null, months: 12, hours: 250 },
          { plan: 'tyres', km: 50000, months: null, hours: null },
          { plan: 'timing_belt', km: 100000, months: 60, hours: null },
        ] satisfies MaintenancePlan[],
      },
    ],
  },
  {
    key: 'fleet.maintenance.plans_of_kind',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        reference: HABIT,
        value: [
          { kind: 'car', plan: 'light' },
          { kind: 'van', plan: 'van' },
          { kind: 'bus', plan: 'van' },
          { kind: 'truck', plan: 'truck' },
          { kind: 'machine', plan: 'works_machine' },
          { kind: 'car', plan: 'tyres' },
          { kind: 'van', plan: 'tyres' },
          { kind: 'bus', plan: 'tyres' },
          { kind: 'truck', plan: 'tyres' },
          { kind: 'car', plan: 'timing_belt' },
          { kind: 'van', plan: 'timing_belt' },
        ] satisfies PlanOfKind[],
      },
    ],
  },
  {
    key: 'fleet.maintenance.soon_percent',
    type: 'rate',
    unit: 'percent',
    uncertain: true,
    seeds: [{ validFrom: '2000-01-01', value: '10', reference: HABIT }],
  },
])
