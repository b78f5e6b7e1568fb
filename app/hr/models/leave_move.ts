import { HrLeaveMoveSchema } from '#database/schema'

/** Who moved a leave request, when, and why. */
export class LeaveMove extends HrLeaveMoveSchema {
  static table = 'hr_leave_moves'
}
