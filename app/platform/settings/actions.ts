import { addDays } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { parseSettingValue } from '#platform/settings/values'
import type { SettingDefinition } from '#platform/settings/definition'
import { loadParameters } from '#platform/settings/parameters'
import { textKey } from '#platform/texts'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'

export interface SettingProposal {
  key: string
  /** As typed: '30', '10,5', 'oui', or JSON for a table. */
  value: string
  validFrom: CivilDate
  validTo?: CivilDate | null
  reference: string
}

/** The definition of a key. Refuses one that no module declares. */
export function settingDefinition(key: string): SettingDefinition {
  const definition = installed.settings().find((item) => item.key === key)
  if (!definition) throw new Refusal('not_found', {}, { status: 404 })
  return definition
}

/** Proposes a value from a day on; nothing changes until somebody else approves it. */
export async function proposeSetting(act: Act, proposal: SettingProposal): Promise<number> {
  act.authorize('platform.settings.propose')
  const definition = settingDefinition(proposal.key)
  const value = parseSettingValue(definition, proposal.value)
  if (proposal.validTo && proposal.validTo < proposal.validFrom) {
    throw new Refusal('platform.delegation_ends_before', {}, { field: 'validTo' })
  }
  definition.check?.(value, proposal.validFrom, await loadParameters())
  return transaction(async (trx) => {
    const [id] = await trx.table('platform_settings').insert({
      key: proposal.key,
      value: JSON.stringify(value),
      valid_from: proposal.validFrom,
      valid_to: proposal.validTo ?? null,
      reference: proposal.reference,
      state: 'proposed',
      author_id: act.actor.userId,
      created_at: stamp(),
    })
    await journal.record(trx, act, {
      action: 'platform.setting.proposed',
      subject: { type: 'platform.setting', id, label: proposal.key },
      after: {
        value,
        from: proposal.validFrom,
        to: proposal.validTo ?? null,
        reference: proposal.reference,
      },
    })
    const approvers = (await holdersOf('platform.settings.approve')).filter(
      (userId) => userId !== act.actor.userId
    )
    await notify(trx, {
      userIds: approvers,
      key: 'platform.notices.setting_proposed',
      params: {
        name: act.actor.name,
        key: { key: textKey('settings', proposal.key) },
      },
      url: `/administration/settings/${proposal.key}`,
    })
    return id
  })
}

/**
 * Approves a proposal: the value before it ends the day before, so that periods never overlap. Refuses the
 * author's own approval, an overlap with a later value, and a gap where none is allowed.
 */
export async function approveSetting(act: Act, id: number): Promise<void> {
  act.authorize('platform.settings.approve')
  await transaction(async (trx) => {
    const row = await lockedProposal(trx, id)
    if (row.author_id === act.actor.userId)
      throw new Refusal('platform.own_proposal', { key: row.key }, { status: 403 })
    await makeRoom(trx, row)
    await trx
      .from('platform_settings')
      .where('id', id)
      .update({ state: 'approved', approver_id: act.actor.userId, decided_at: stamp() })
    await tellAuthor(trx, act, row, 'platform.notices.setting_approved')
    await journal.record(trx, act, {
      action: 'platform.setting.approved',
      subject: { type: 'platform.setting', id, label: row.key },
      after: { value: JSON.parse(row.value), from: row.valid_from, to: row.valid_to },
    })
  })
}

/** Refuses a proposal and says why; nothing changes. */
export async function rejectSetting(act: Act, id: number, reason: string): Promise<void> {
  act.authorize('platform.settings.approve')
  await transaction(async (trx) => {
    const row = await lockedProposal(trx, id)
    await trx.from('platform_settings').where('id', id).update({
      state: 'rejected',
      approver_id: act.actor.userId,
      decision_reason: reason,
      decided_at: stamp(),
    })
    await tellAuthor(trx, act, row, 'platform.notices.setting_rejected')
    await journal.record(trx, act, {
      action: 'platform.setting.rejected',
      subject: { type: 'platform.setting', id, label: row.key },
      reason,
    })
  })
}

async function tellAuthor(
  trx: Transaction,
  act: Act,
  row: { author_id: number | null; key: string },
  key: string
): Promise<void> {
  await notify(trx, {
    userIds: row.author_id ? [row.author_id] : [],
    key,
    params: { name: act.actor.name, key: { key: textKey('settings', row.key) } },
    url: `/administration/settings/${row.key}`,
  })
}

async function lockedProposal(trx: Transaction, id: number) {
  const row = await trx.from('platform_settings').where('id', id).forUpdate().first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  if (row.state !== 'proposed')
    throw new Refusal('platform.proposal_decided', { key: row.key }, { status: 409 })
  return row
}

async function makeRoom(
  trx: Transaction,
  proposal: { key: string; valid_from: CivilDate; valid_to: CivilDate | null }
): Promise<void> {
  const approved = await trx
    .from('platform_settings')
    .where({ key: proposal.key, state: 'approved' })
    .orderBy('valid_from')
    .forUpdate()
  const same = approved.find((row) => row.valid_from === proposal.valid_from)
  const before = approved.filter((row) => row.valid_from < proposal.valid_from).at(-1)
  const after = approved.find((row) => row.valid_from > proposal.valid_from)
  if (after && (proposal.valid_to === null || proposal.valid_to >= after.valid_from)) {
    throw new Refusal(
      'platform.setting_overlaps',
      { key: proposal.key, from: after.valid_from },
      { field: 'validTo' }
    )
  }
  const gapsAllowed = settingDefinition(proposal.key).gapsAllowed
  // the value before is cut short: when this one ends and nothing follows, nothing would hold afterwards
  if (!gapsAllowed && !after && proposal.valid_to !== null) {
    throw new Refusal(
      'platform.setting_gap',
      { key: proposal.key, from: addDays(proposal.valid_to, 1) },
      { field: 'validTo' }
    )
  }
  if (
    !gapsAllowed &&
    after &&
    proposal.valid_to !== null &&
    addDays(proposal.valid_to, 1) < after.valid_from
  ) {
    throw new Refusal(
      'platform.setting_gap',
      { key: proposal.key, from: addDays(proposal.valid_to, 1) },
      { field: 'validTo' }
    )
  }
  if (
    !gapsAllowed &&
    before?.valid_to &&
    addDays(before.valid_to, 1) < proposal.valid_from &&
    !same
  ) {
    throw new Refusal(
      'platform.setting_gap',
      { key: proposal.key, from: addDays(before.valid_to, 1) },
      { field: 'validFrom' }
    )
  }
  if (same)
    await trx
      .from('platform_settings')
      .where('id', same.id)
      .update({ state: 'replaced', updated_at: stamp() })
  if (before && (before.valid_to === null || before.valid_to >= proposal.valid_from)) {
    await trx
      .from('platform_settings')
      .where('id', before.id)
      .update({ valid_to: addDays(proposal.valid_from, -1), updated_at: stamp() })
  }
}

const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss')
