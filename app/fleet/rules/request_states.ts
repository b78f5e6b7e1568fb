import type { StateMachine } from '#values/state_machine'

export type RequestState =
  | 'draft'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'assigned'
  | 'departed'
  | 'returned'
  | 'closed'
  | 'cancelled'
  | 'no_show'

/** The life of a vehicle request, from the service that asks to the frozen log-book line. */
export const requestStates: StateMachine<RequestState> = {
  noun: 'fleet.request',
  states: [
    'draft',
    'submitted',
    'approved',
    'rejected',
    'assigned',
    'departed',
    'returned',
    'closed',
    'cancelled',
    'no_show',
  ],
  initial: 'draft',
  transitions: [
    { name: 'submit', from: ['draft'], to: 'submitted', permission: 'fleet.requests.create' },
    { name: 'approve', from: ['submitted'], to: 'approved', permission: 'fleet.requests.approve' },
    {
      name: 'reject',
      from: ['submitted'],
      to: 'rejected',
      permission: 'fleet.requests.approve',
      reasoned: true,
    },
    { name: 'assign', from: ['approved'], to: 'assigned', permission: 'fleet.assignments.create' },
    {
      name: 'release',
      from: ['assigned'],
      to: 'approved',
      permission: 'fleet.assignments.create',
      reasoned: true,
    },
    { name: 'depart', from: ['assigned'], to: 'departed', permission: 'fleet.missions.depart' },
    {
      name: 'depart_emergency',
      from: ['draft', 'submitted', 'approved'],
      to: 'departed',
      permission: 'fleet.missions.emergency',
      reasoned: true,
    },
    { name: 'return', from: ['departed'], to: 'returned', permission: 'fleet.missions.depart' },
    { name: 'close', from: ['returned'], to: 'closed', permission: 'fleet.missions.close' },
    {
      name: 'cancel',
      from: ['draft', 'submitted', 'approved', 'assigned'],
      to: 'cancelled',
      permission: 'fleet.requests.create',
      reasoned: true,
    },
    {
      name: 'miss',
      from: ['assigned'],
      to: 'no_show',
      permission: 'fleet.assignments.create',
      reasoned: true,
    },
  ],
}

/** States in which a request holds its vehicle and driver. */
export const HOLDING_STATES: readonly RequestState[] = ['assigned', 'departed']
