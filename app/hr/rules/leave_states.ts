import type { StateMachine } from '#values/state_machine'

export type LeaveState =
  'submitted' | 'endorsed' | 'granted' | 'refused' | 'withdrawn' | 'cancelled'

/**
 * A leave request goes from the person to the chief of the unit, then to human resources. Who asked for it
 * may only withdraw it; who gave the first opinion may not decide.
 */
export const leaveStates: StateMachine<LeaveState> = {
  noun: 'hr.leave_request',
  states: ['submitted', 'endorsed', 'granted', 'refused', 'withdrawn', 'cancelled'],
  initial: 'submitted',
  transitions: [
    { name: 'endorse', from: ['submitted'], to: 'endorsed', permission: 'hr.leave.endorse' },
    { name: 'grant', from: ['endorsed'], to: 'granted', permission: 'hr.leave.grant' },
    {
      name: 'reject',
      from: ['submitted'],
      to: 'refused',
      permission: 'hr.leave.endorse',
      reasoned: true,
    },
    {
      name: 'refuse',
      from: ['endorsed'],
      to: 'refused',
      permission: 'hr.leave.grant',
      reasoned: true,
    },
    {
      name: 'withdraw',
      from: ['submitted', 'endorsed'],
      to: 'withdrawn',
      permission: 'hr.leave.request',
    },
    {
      name: 'cancel',
      from: ['granted'],
      to: 'cancelled',
      permission: 'hr.leave.grant',
      reasoned: true,
    },
    {
      name: 'recall',
      from: ['granted'],
      to: 'granted',
      permission: 'hr.leave.grant',
      reasoned: true,
    },
  ],
}
