import { isUtf8 } from 'node:buffer'
import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '#values/refusal'
import { tidyText } from '#values/text'

/** What a file is, by its content. */
export interface Content {
  ending: string
  contentType: string
}

/** Endings that mean the same content. */
const SAME: Record<string, string> = { jpeg: 'jpg', tiff: 'tif', text: 'txt' }

/** Content that browsers would run, whatever it calls itself. */
const ACTIVE_TEXT = /^\s*(<!doctype html|<html|<svg|<\?xml|<script)/i

/**
 * Sniffs a file. Text has no mark of its own: it is taken for what its name says among txt and csv. Refuses
 * `attachments.wrong_type`, naming what the content really is.
 */
export async function contentOf(
  bytes: Buffer,
  name: string,
  allowed: readonly string[]
): Promise<Content> {
  const found = await fileTypeFromBuffer(bytes)
  const content = found
    ? { ending: SAME[found.ext] ?? found.ext, contentType: found.mime }
    : textOf(bytes, name)
  if (!content || !allowed.includes(content.ending)) {
    throw new Refusal(
      'attachments.wrong_type',
      { type: content?.ending ?? '?', allowed: allowed.join(', ') },
      { field: 'file' }
    )
  }
  return content
}

/** A name that is safe on any disk and cannot pass for another type: letters of any script stay. */
export function safeFileName(name: string, ending: string): string {
  const base = tidyText(name.normalize('NFC').replace(/^.*[\\/]/, ''))
    .replace(/[\p{C}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/[^\p{L}\p{M}\p{N} ._()-]+/gu, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
    .slice(0, 140)
  return `${base || 'document'}.${ending}`
}

function textOf(bytes: Buffer, name: string): Content | null {
  const head = bytes.subarray(0, 4096)
  if (
    head.includes(0) ||
    ACTIVE_TEXT.test(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))
  )
    return null
  const ending = /\.csv$/i.test(name) ? 'csv' : 'txt'
  const charset = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  return { ending, contentType: `text/${ending === 'csv' ? 'csv' : 'plain'}; charset=${charset}` }
}
