import { Refusal } from '#values/refusal'
import { tidyText } from '#values/text'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import type { ListDefinition } from '#platform/lists/definition'
import type { ViewWords } from '#platform/lists/state'
import { transaction } from '#platform/transaction'

export interface NewView {
  name: string
  shared: boolean
  words: ViewWords
}

/** Keeps what is seen under a name; the same name again replaces one's own view. Returns its id. */
export async function saveView(act: Act, list: ListDefinition, view: NewView): Promise<number> {
  act.authorize(list.permission)
  const name = tidyText(view.name).slice(0, 80)
  if (name === '') throw new Refusal('lists.view_unnamed', {}, { field: 'name' })
  const now = clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  return transaction(async (trx) => {
    await trx.rawQuery(
      `INSERT INTO platform_list_views (list, user_id, name, shared, words, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), shared = VALUES(shared), words = VALUES(words),
         updated_at = VALUES(updated_at)`,
      [list.name, act.actor.userId!, name, view.shared, JSON.stringify(view.words), now, now]
    )
    const [rows] = await trx.rawQuery('SELECT LAST_INSERT_ID() AS id')
    const id = Number(rows[0].id)
    await journal.record(trx, act, {
      action: 'platform.list_view.saved',
      subject: { type: 'platform.list_view', id, label: name },
      after: { shared: view.shared, ...view.words },
    })
    return id
  })
}
