import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import drive from '@adonisjs/drive/services/main'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { safeName } from '#platform/jobs/files'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'
import type { PdfKit } from '#documents/pdf/kit'
import { writePdf, type PdfOptions } from '#documents/pdf/write_pdf'
import StoredDocument from '#documents/models/stored_document'

export interface DocumentToStore {
  /** '<module>.<document>': 'tax.notice'. */
  kind: string
  /** The record it belongs to; who may see the record may fetch the file. */
  subject: Subject
  /** A further right asked at download. */
  permission?: string
  /** 'AV-2026-0104419.pdf'. */
  name: string
  /** Of `documents_official`, when the document is official. */
  officialId?: number
}

/**
 * Keeps a finished file with a record: privately in drive, with its size and SHA-256, in the transaction of
 * the fact. `content` is a path on this machine, a stream or bytes.
 */
export async function storeDocument(
  trx: Transaction,
  act: Act,
  document: DocumentToStore & { contentType: string; content: string | Readable | Buffer }
): Promise<StoredDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'document-'))
  try {
    const file = join(folder, 'content')
    const sha256 = await copy(document.content, file)
    const { size } = await stat(file)
    const path = `documents/${clock.today().slice(0, 7)}/${randomUUID()}`
    await drive.use().putStream(path, createReadStream(file), { contentLength: size })
    return await StoredDocument.create(
      {
        kind: document.kind,
        subjectType: document.subject.type,
        subjectId: Number(document.subject.id),
        subjectLabel: document.subject.label.slice(0, 190),
        officialId: document.officialId ?? null,
        name: safeName(document.name),
        contentType: document.contentType,
        size,
        sha256,
        path,
        permission: document.permission ?? null,
        createdBy: act.actor.userId,
        createdAt: clock.now(),
      },
      { client: trx }
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Draws a PDF and keeps it; see `storeDocument`. */
export async function storePdf(
  trx: Transaction,
  act: Act,
  document: DocumentToStore & { options: PdfOptions; draw: (kit: PdfKit) => void | Promise<void> }
): Promise<StoredDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'document-'))
  try {
    const file = join(folder, 'document.pdf')
    await writePdf(file, document.options, document.draw)
    return await storeDocument(trx, act, {
      ...document,
      content: file,
      contentType: 'application/pdf',
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The stored documents of a record, newest first. */
export async function documentsOf(subject: {
  type: string
  id: number
}): Promise<StoredDocument[]> {
  return StoredDocument.query()
    .where({ subjectType: subject.type, subjectId: subject.id })
    .orderBy('id', 'desc')
    .limit(200)
}

/** Copies to a file and answers the SHA-256 of what passed. */
async function copy(content: string | Readable | Buffer, file: string): Promise<string> {
  const source = typeof content === 'string' ? createReadStream(content) : content
  const hash = createHash('sha256')
  const measured = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(Buffer.isBuffer(source) ? [source] : source, measured, createWriteStream(file))
  return hash.digest('hex')
}
