import db from '@adonisjs/lucid/services/db'

/** What was asked about a debt, newest first, with who asked and who decided. */
export async function requestsOfDebt(debtId: number) {
  return db
    .from('tax_debt_requests as q')
    .leftJoin('platform_users as a', 'a.id', 'q.asked_by_id')
    .leftJoin('platform_users as b', 'b.id', 'q.decided_by_id')
    .where('q.debt_id', debtId)
    .orderBy('q.id', 'desc')
    .select(
      'q.*',
      'a.name_fr as asked_by',
      'a.name_ar as asked_by_ar',
      'b.name_fr as decided_by',
      'b.name_ar as decided_by_ar'
    )
}
