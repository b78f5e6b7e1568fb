import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { parse } from 'csv-parse/sync'

export type Encoding = 'utf8' | 'utf16le' | 'windows1252'
export type Delimiter = ';' | ',' | '\t'

/** How a file is written, as found out when it arrived. */
export type FileFormat =
  { kind: 'csv'; encoding: Encoding; delimiter: Delimiter } | { kind: 'xlsx' }

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t']
const SAMPLED = 30

/** UTF-8 when it can be, UTF-16 by its mark, else the Windows encoding of western Europe. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  return isUtf8(bytes) ? 'utf8' : 'windows1252'
}

export function decode(bytes: Buffer, encoding: Encoding): string {
  return iconv.decode(bytes, encoding)
}

/**
 * The separator that cuts the first rows into the same number of cells, two or more; a file of one column has
 * none, and any will do.
 */
export function delimiterOf(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(text, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function scoreOf(text: string, delimiter: Delimiter): number {
  let records: string[][]
  try {
    records = parse(text.slice(0, 200_000), {
      delimiter,
      to: SAMPLED,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch {
    return 0
  }
  const width = records[0]?.length ?? 0
  if (width < 2) return 0
  const alike = records.filter((record) => record.length === width).length
  return (alike / records.length) * 1000 + width
}
