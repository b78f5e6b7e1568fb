import { formatCivilDate, type CivilDate } from '#values/civil_date'
import { isolate, type Inline } from '#documents/text/inline'
import { wording, type Bilingual } from '#documents/wording'
import { drawText, keepTogether, putText, sideBySide, type Flow } from '#documents/pdf/flow'
import { palette, sizes } from '#documents/pdf/palette'

export interface Signature {
  /** "Le président du conseil communal", "Le régisseur". */
  capacity: Inline
  name?: Inline
  place?: string
  date?: CivilDate
  /** Room for the hand and the stamp; 46 points when absent. */
  room?: number
}

/** Signatures side by side; one alone stands at the end of the line. */
export function drawSignatures(flow: Flow, signatures: readonly Signature[]): void {
  keepTogether(flow, () => {
    const { width } = flow.frame
    const column = signatures.length === 1 ? width : width / signatures.length
    const top = flow.y + 8
    let lowest = top
    const places = sideBySide(
      flow,
      signatures.map(() => column),
      0
    )
    signatures.forEach((signature, index) => {
      const align = signatures.length === 1 ? 'end' : 'center'
      const direction = flow.direction
      let y = top
      const put = (text: Inline, weight: 'regular' | 'bold') => {
        y += putText(
          flow,
          text,
          { x: places[index], y, width: column, align },
          { weight, direction, leading: 1.45 }
        ).height
      }
      if (signature.date) {
        const date = isolate(formatCivilDate(signature.date))
        put(
          wording(flow.language, 'pdf', 'done_at', {
            place: signature.place ?? defaultPlace(flow),
            date,
          }),
          'regular'
        )
      }
      put(signature.capacity, 'bold')
      y += signature.room ?? 46
      if (signature.name) put(signature.name, 'regular')
      lowest = Math.max(lowest, y)
    })
    flow.y = lowest + 6
  })
}

/** "Ampliations": who receives a copy. */
export function drawCopies(flow: Flow, recipients: readonly (string | Bilingual)[]): void {
  keepTogether(flow, () => {
    const style = { size: sizes.small, color: palette.soft }
    drawText(flow, wording(flow.language, 'pdf', 'copies'), { ...style, weight: 'bold', after: 1 })
    for (const recipient of recipients) {
      const text =
        typeof recipient === 'string' ? recipient : recipient[flow.language === 'ar' ? 'ar' : 'fr']
      drawText(flow, `– ${text}`, { ...style, direction: flow.direction })
    }
    flow.y += 6
  })
}

function defaultPlace(flow: Flow): string {
  return { fr: 'Casablanca', ar: 'الدار البيضاء', en: 'Casablanca' }[flow.language]
}
