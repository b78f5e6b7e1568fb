import type { Act } from '#platform/act'
import { hrDemonstrationUsers } from '#hr/permissions'
import { seedRegister } from '#hr/worlds/register'

const SMALL = new Set(['DRH', 'Espaces verts', 'Parc auto'])
const LAST_LINE = 120

/** A few dozen people of three units, and those who sign in: for tests. */
export async function seedHamlet(act: Act): Promise<void> {
  const demonstration = new Set(hrDemonstrationUsers.map((user) => user.staffNumber))
  await seedRegister(
    act,
    (row, line) => demonstration.has(row.ppr) || (line <= LAST_LINE && SMALL.has(row.unit ?? ''))
  )
}
