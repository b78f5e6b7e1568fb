import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'

export interface IssuedCertificate {
  id: number
  kind: string
  number: string
  issuedOn: CivilDate
  purpose: string | null
  issuedBy: string
}

/** Certificates given to a person, newest first. */
export async function certificatesOf(agentId: number): Promise<IssuedCertificate[]> {
  const rows = await db
    .from('hr_certificates as c')
    .where('c.agent_id', agentId)
    .orderBy('c.id', 'desc')
    .limit(30)
    .select('c.id', 'c.kind', 'c.number', 'c.issued_on', 'c.purpose', 'c.issued_by_name')
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedOn: row.issued_on,
    purpose: row.purpose,
    issuedBy: row.issued_by_name,
  }))
}
