import vine from '@vinejs/vine'
import { civilDay } from '#platform/http/fields'

export const leaveRequestValidator = vine.create({
  agent_id: vine.number(),
  type: vine.string().maxLength(16),
  start: civilDay(),
  end: civilDay().optional(),
  days: vine.number().min(0.5).max(400).optional(),
  starts_at_noon: vine.boolean().optional(),
  ends_at_noon: vine.boolean().optional(),
  birth: civilDay().optional(),
  reason: vine.string().trim().maxLength(500).optional(),
  interim_agent_id: vine.number().optional(),
  proof_on: civilDay().optional(),
  request_key: vine.string().maxLength(80).optional(),
})

export const leaveMoveValidator = vine.create({
  proof_on: civilDay().optional(),
  name: vine.enum([
    'endorse',
    'reject',
    'grant',
    'refuse',
    'withdraw',
    'cancel',
    'recall',
  ] as const),
  reason: vine.string().trim().maxLength(500).optional(),
})
