import { once, type EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type ExcelJS from 'exceljs'
import type { Breath } from '#documents/breath'

/** How much of a sheet may wait to be compressed. */
const WAITING = 512 * 1024

/** What exceljs 4.4 writes a sheet into: the streams that compress it, of a generation that keeps its length here. */
interface SheetBuffer {
  pipes: (EventEmitter & { _writableState: { length: number; needDrain: boolean } })[]
}

/**
 * Resolves when a sheet's rows have been taken over by the compression. exceljs accepts rows without
 * end and keeps what is not yet compressed in memory; a producer that waits here keeps it flat.
 */
export async function drained(sheet: ExcelJS.Worksheet, breath: Breath): Promise<void> {
  const { stream } = sheet as unknown as { stream: SheetBuffer }
  while (stream.pipes.length === 0) await setImmediate()
  const [pipe] = stream.pipes
  while (pipe._writableState.length > WAITING) await once(pipe, 'drain')
  await breath.take()
}
