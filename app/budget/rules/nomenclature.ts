import { Refusal } from '#values/refusal'

export interface LineCode {
  code: string
  chapter: string
  article: string
  paragraph: string
  line: string
}

/** '30.1010.20.21' in its segments, against the format of the day ('00.0000.00.00'). Refuses `budget.code_format`. */
export function readLineCode(text: string, format: string): LineCode {
  const code = text.trim().replace(/\s/g, '')
  const widths = format.split('.').map((part) => part.length)
  const parts = code.split('.')
  const fits =
    parts.length === widths.length &&
    parts.every((part, index) => /^\d+$/.test(part) && part.length === widths[index])
  if (!fits) throw new Refusal('budget.code_format', { code, format }, { field: 'code' })
  const [chapter, article, paragraph, line] = parts
  return { code, chapter, article, paragraph, line: line ?? '' }
}
