import type { StateMachine } from '#values/state_machine'

export const COMMITMENT_STATES = ['proposed', 'observed', 'visaed', 'refused', 'released'] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]

/** An engagement and the accountant's answers. */
export const commitmentStates: StateMachine<CommitmentState> = {
  noun: 'commitment',
  states: COMMITMENT_STATES,
  initial: 'proposed',
  transitions: [
    { name: 'visaed', from: ['proposed'], to: 'visaed', permission: 'budget.visas.give' },
    {
      name: 'observed',
      from: ['proposed'],
      to: 'observed',
      permission: 'budget.visas.give',
      reasoned: true,
    },
    {
      name: 'refused',
      from: ['proposed'],
      to: 'refused',
      permission: 'budget.visas.give',
      reasoned: true,
    },
    {
      name: 'resubmit',
      from: ['observed'],
      to: 'proposed',
      permission: 'budget.commitments.propose',
    },
    {
      name: 'release',
      from: ['proposed', 'observed', 'visaed'],
      to: 'released',
      permission: 'budget.commitments.propose',
      reasoned: true,
    },
  ],
}
