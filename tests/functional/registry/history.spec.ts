import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { DateTime } from 'luxon'
import { Money } from '#values/money'
import { systemAct } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { decideRequest } from '#procurement/actions/decide_request'
import { saveRequest } from '#procurement/actions/save_request'
import { saveTender } from '#procurement/actions/save_tender'
import { submitRequest } from '#procurement/actions/submit_request'
import { historyOf } from '#registry/queries/history'
import { actWith } from '#tests/support/actors'
import { creditLine, nextSerial } from '#tests/support/purchases'

const system = systemAct('test')

/** What the history of a record says, each fact as 'label: before → after'. */
async function told(type: string, id: number, locale = 'fr'): Promise<Record<string, string[]>> {
  const lines = await historyOf(type, [id], system, i18nManager.locale(locale))
  return Object.fromEntries(
    lines.map((line) => [
      line.text,
      line.changes.map(({ field, before, after }) =>
        [`${field}:`, ...(before === null ? [] : [before, '→']), after].join(' ')
      ),
    ])
  )
}

test.group('What the history of a record says', () => {
  test('a request: the name of its nature, the code of its line, its credit in dirhams', async ({
    assert,
  }) => {
    const agent = await actWith('requesting_agent')
    const buyer = await actWith('buyer')
    const line = await creditLine('10000.00')
    const unit = await db.from('registry_units').firstOrFail()
    const request = await saveRequest(agent, {
      unitId: unit.id,
      object: 'Filtres à huile',
      nature: 'PR',
      neededOn: '2027-06-07',
      lines: [
        {
          designation: 'Filtre',
          unit: 'u',
          quantity: '10',
          unitPrice: Money.ofDirhams('110'),
          vatRate: '20',
        },
      ],
    })
    await submitRequest(agent, request.id)
    await decideRequest(buyer, request.id, { approved: true, lineId: line.id })

    const history = await told('procurement.request', request.id)
    assert.includeMembers(history['Demande rédigée'], [
      'Nature de prestation: Pièces de rechange et pneumatiques',
      'Catégorie: Fournitures',
      'Besoin pour le: 07/06/2027',
      'Estimation TTC: 1\u202f320,00',
    ])
    assert.sameMembers(history['Demande approuvée'], [
      'État: À approuver → Approuvée',
      `Ligne budgétaire: ${line.code}`,
      'Crédit réservé: 1\u202f320,00',
    ])
    const arabic = await told('procurement.request', request.id, 'ar')
    assert.include(arabic['تحرير الطلب'], 'طبيعة الخدمة: قطع الغيار والعجلات')
  })

  test('an entry of old that held the number of the line says its code', async ({ assert }) => {
    const line = await creditLine('10.00')
    const id = nextSerial()
    await transaction((trx) =>
      journal.record(trx, system, {
        action: 'procurement.request.approved',
        subject: { type: 'procurement.request', id, label: 'DA' },
        after: { line: line.id, reserved: 132_000, nature: 'no such code' },
      })
    )
    assert.deepEqual((await told('procurement.request', id))['Demande approuvée'], [
      `Ligne budgétaire: ${line.code}`,
      'Crédit réservé: 1\u202f320,00',
    ])
  })

  test('a tender: its object and its hour have their labels, its commission is not one value', async ({
    assert,
  }) => {
    const tender = await saveTender(await actWith('buyer'), {
      reference: `AOO-${nextSerial()}/2026`,
      objectFr: 'Voirie',
      category: 'works',
      procedure: 'open_tender',
      estimate: Money.ofDirhams('14000000'),
      openingAt: DateTime.fromISO('2026-12-20T10:00', { zone: 'Africa/Casablanca' }),
      place: 'Siège',
      commission: [{ name: 'L. Benkirane', role: 'Présidente' }],
    })
    const [lines] = Object.values(await told('procurement.tender', tender.id))
    assert.includeMembers(lines, [
      'Objet: Voirie',
      'Ouverture des plis: 20/12/2026 10:00',
      'Procédure: Appel d’offres ouvert',
      'Estimation HT: 14\u202f000\u202f000,00',
    ])
    assert.notInclude(lines.join('\n'), 'Benkirane')
  })

  test('a credit line: the last part of its code is not the line', async ({ assert }) => {
    const line = await creditLine('1200000.00')
    const [lines] = Object.values(await told('budget.line', line.id))
    assert.includeMembers(lines, [`Code: ${line.code}`, 'Crédit voté: 1\u202f200\u202f000,00'])
    assert.notInclude(lines.join('\n'), 'Ligne budgétaire')
  })

  test('a territory and a unit belong to their own kind', async ({ assert }) => {
    const territory = await db.from('registry_territories').firstOrFail()
    const unit = await db.from('registry_units').firstOrFail()
    for (const [type, row] of [
      ['registry.territory', territory],
      ['registry.unit', unit],
    ] as const) {
      const id = nextSerial()
      await transaction((trx) =>
        journal.record(trx, system, {
          action: `${type}.changed`,
          subject: { type, id, label: 'x' },
          after: { parentId: row.id, headId: 4_000_000_000 },
        })
      )
      const [lines] = Object.values(await told(type, id))
      assert.deepEqual(lines, [`Rattachement: ${row.name_fr}`])
    }
  })
})
