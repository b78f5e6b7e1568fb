import type { StateMachine } from '#values/state_machine'

export const REQUEST_STATES = [
  'draft',
  'submitted',
  'approved',
  'rejected',
  'consulted',
  'ordered',
  'cancelled',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** A purchase request: asked by a service, approved with its credit reserved, consulted, ordered. */
export const requestStates: StateMachine<RequestState> = {
  noun: 'purchase_request',
  states: REQUEST_STATES,
  initial: 'draft',
  transitions: [
    { name: 'submit', from: ['draft'], to: 'submitted', permission: 'procurement.requests.edit' },
    {
      name: 'approve',
      from: ['submitted'],
      to: 'approved',
      permission: 'procurement.requests.approve',
    },
    {
      name: 'reject',
      from: ['submitted'],
      to: 'rejected',
      permission: 'procurement.requests.approve',
      reasoned: true,
    },
    {
      name: 'consult',
      from: ['approved'],
      to: 'consulted',
      permission: 'procurement.notices.publish',
    },
    {
      name: 'reopen',
      from: ['consulted'],
      to: 'approved',
      permission: 'procurement.notices.publish',
    },
    {
      name: 'order',
      from: ['consulted'],
      to: 'ordered',
      permission: 'procurement.notices.publish',
    },
    {
      name: 'cancel',
      from: ['draft', 'submitted', 'approved'],
      to: 'cancelled',
      permission: 'procurement.requests.edit',
      reasoned: true,
    },
  ],
}

export const ORDER_STATES = [
  'prepared',
  'committed',
  'signed',
  'partly_received',
  'received',
  'closed',
  'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** An order: prepared from the award, committed, signed once the visa is there, received, closed. */
export const orderStates: StateMachine<OrderState> = {
  noun: 'purchase_order',
  states: ORDER_STATES,
  initial: 'prepared',
  transitions: [
    {
      name: 'commit',
      from: ['prepared'],
      to: 'committed',
      permission: 'budget.commitments.propose',
    },
    { name: 'sign', from: ['committed'], to: 'signed', permission: 'procurement.orders.sign' },
    {
      name: 'receive_part',
      from: ['signed', 'partly_received'],
      to: 'partly_received',
      permission: 'procurement.receptions.create',
    },
    {
      name: 'receive_all',
      from: ['signed', 'partly_received'],
      to: 'received',
      permission: 'procurement.receptions.create',
    },
    {
      name: 'close',
      from: ['partly_received', 'received'],
      to: 'closed',
      permission: 'procurement.orders.edit',
    },
    {
      name: 'cancel',
      from: ['prepared', 'committed', 'signed'],
      to: 'cancelled',
      permission: 'procurement.orders.edit',
      reasoned: true,
    },
  ],
}
