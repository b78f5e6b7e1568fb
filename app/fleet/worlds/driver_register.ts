import type { Act } from '#platform/act'
import { addDays, addYears, isCivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { recordCredential } from '#registry/actions/record_credential'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { loadUnits } from '#registry/queries/units'
import { parseLicenceCategories } from '#registry/rules/credentials'
import { registerDriverIn } from '#fleet/actions/register_driver'
import { day, readRegister } from '#fleet/worlds/registers'

/** Services whose licensed staff drive for the pool; elsewhere a licence alone makes nobody a driver. */
const POOL = ['Parc auto', 'Voirie', 'Propreté', 'Espaces verts', 'Hygiène']

/** Drivers from the register of staff. The sheet has no dates: those of the demonstration are invented. */
export async function seedDriverRegister(act: Act): Promise<void> {
  const units = await loadUnits()
  const seen = new Set<string>()
  const register = await readRegister('agents.csv')
  const rows = register.filter((row) => {
    const known = seen.has(row.ppr)
    seen.add(row.ppr)
    return (
      !known && row.permis && POOL.includes(row.structure) && isCivilDate(day(row.date_naissance))
    )
  })
  const today = clock.today()
  for (let start = 0; start < rows.length; start += 50) {
    const part = rows.slice(start, start + 50)
    await transaction(async (trx) => {
      const registered = await registerPartiesIn(
        trx,
        act,
        part.map((row) => ({
          kind: 'person' as const,
          lastNameFr: row.nom,
          firstNameFr: row.prenom,
          nameAr: row.nom_arabe || null,
          birthOn: day(row.date_naissance),
          roles: ['staff' as const],
          identifiers: [{ kind: 'ppr' as const, value: row.ppr }],
        }))
      )
      for (const [index, row] of part.entries()) {
        const { partyId } = registered[index]
        const serial = start + index
        const phone = `06 61 ${String(((serial * 37) % 90) + 10)} ${String(((serial * 53) % 90) + 10)} ${String(((serial * 71) % 90) + 10)}`
        await registerDriverIn(trx, act, {
          partyId,
          unitId: units.findUnit(row.structure)?.id,
          code: row.ppr,
          phone,
        })
        // one in twenty has let the licence lapse, one in fifteen is close to it
        const ends =
          serial % 20 === 7
            ? addDays(today, -12)
            : serial % 15 === 4
              ? addDays(today, 21)
              : addDays(addYears(today, 2), (serial * 41) % 2000)
        for (const category of parseLicenceCategories(row.permis)) {
          await recordCredential(
            act,
            {
              partyId,
              kind: 'driving_licence',
              category,
              number: `P${row.ppr}`,
              validFrom: addYears(ends, -10),
              validTo: ends,
            },
            trx
          )
        }
        const medical = addDays(today, 30 + ((serial * 29) % 600))
        await recordCredential(
          act,
          { partyId, kind: 'medical_visit', validFrom: addYears(medical, -2), validTo: medical },
          trx
        )
      }
    })
  }
}
