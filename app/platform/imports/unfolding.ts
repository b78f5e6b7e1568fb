import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { Refusal } from '#values/refusal'

/** Of all the parts of a workbook together, and of one that is read into memory, in megabytes. */
const MOST = { together: 700, held: 150 }

const MEGABYTE = 1024 * 1024
const [ENTRY, END] = [0x02014b50, 0x06054b50]
/** Zip allows a few bytes behind each part. */
const SLACK = 32

interface Part {
  name: string
  folded: boolean
  header: number
  begin: number
  end: number
}

/**
 * Refuses a workbook that would unfold to far more than it weighs, before anything reads it. Counts what really
 * comes out, whatever the file says of itself. Refuses `imports.unfolds_too_large`, `imports.unreadable_sheet`.
 */
export async function refuseUnfolding(bytes: Buffer, limits = MOST): Promise<void> {
  let together = 0
  for (const part of partsOf(bytes)) {
    const most = part.name.includes('worksheets/') ? limits.together : limits.held
    let own = 0
    const counter = new Writable({
      write(chunk: Buffer, _encoding, done) {
        own += chunk.length
        together += chunk.length
        const over = own > most * MEGABYTE || together > limits.together * MEGABYTE
        done(over ? new Refusal('imports.unfolds_too_large', { most }, { field: 'file' }) : null)
      },
    })
    const source = Readable.from([bytes.subarray(part.begin, part.end)])
    try {
      await (part.folded
        ? pipeline(source, createInflateRaw(), counter)
        : pipeline(source, counter))
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw unreadable()
    }
  }
}

/** The parts that the directory at the end of a zip names; they must fill the file, so that none is hidden. */
function partsOf(bytes: Buffer): Part[] {
  const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (last < 0 || last + 22 > bytes.length || bytes.readUInt32LE(last) !== END) throw unreadable()
  const parts: Part[] = []
  const directory = bytes.readUInt32LE(last + 16)
  let at = directory
  try {
    for (let left = bytes.readUInt16LE(last + 10); left > 0; left -= 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw unreadable()
      const header = bytes.readUInt32LE(at + 42)
      const nameLength = bytes.readUInt16LE(at + 28)
      const begin = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
      const end = begin + bytes.readUInt32LE(at + 20)
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
      parts.push({ name, folded: bytes.readUInt16LE(at + 10) === 8, header, begin, end })
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
  } catch (error) {
    throw error instanceof RangeError ? unreadable() : error
  }
  parts.sort((a, b) => a.header - b.header)
  let reached = 0
  for (const { header, end } of [...parts, { header: directory, end: directory }]) {
    if (header < reached || header > reached + SLACK || end > directory) throw unreadable()
    reached = end
  }
  return parts
}

function unreadable(): Refusal {
  return new Refusal('imports.unreadable_sheet', {}, { field: 'file' })
}
