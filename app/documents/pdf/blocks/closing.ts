import { formatCivilDate, type CivilDate } from '#values/civil_date'
import { isolate, type Inline } from '#documents/text/inline'
import { layOut } from '#documents/text/paragraph'
import { wording, type Bilingual } from '#documents/wording'
import { bodyStyle, drawText, keepTogether, sideBySide, type Flow } from '#documents/pdf/flow'
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

/** Signatures side by side, capacities and names each on one line; one alone stands at the end of the line. */
export function drawSignatures(flow: Flow, signatures: readonly Signature[]): void {
  keepTogether(flow, () => {
    const { width } = flow.frame
    const column = signatures.length === 1 ? width : width / signatures.length
    const places = sideBySide(
      flow,
      signatures.map(() => column),
      0
    )
    const align = signatures.length === 1 ? 'end' : 'center'
    const style = { direction: flow.direction, leading: 1.45 }
    const lay = (text: Inline | undefined, weight: 'regular' | 'bold') =>
      text ? layOut(text, { ...bodyStyle({ ...style, weight }), width: column }) : undefined
    const laid = signatures.map((signature) => [
      lay(doneAt(flow, signature), 'regular'),
      lay(signature.capacity, 'bold'),
      lay(signature.name, 'regular'),
    ])
    const [done, capacity, name] = [0, 1, 2].map((row) =>
      Math.max(...laid.map((texts) => texts[row]?.height ?? 0))
    )
    const room = Math.max(...signatures.map((signature) => signature.room ?? 46))
    const top = flow.y + 8
    const tops = [top, top + done, top + done + capacity + room]
    // One signature after the other, as they are read
    laid.forEach((texts, index) =>
      texts.forEach((text, row) => {
        if (text) flow.canvas.paragraph(text, places[index], tops[row], column, align)
      })
    )
    flow.y = tops[2] + name + 6
  })
}

function doneAt(flow: Flow, { date, place }: Signature): Inline | undefined {
  if (!date) return undefined
  return wording(flow.language, 'pdf', 'done_at', {
    place: place ?? defaultPlace(flow),
    date: isolate(formatCivilDate(date)),
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
