import type { HttpContext } from '@adonisjs/core/http'

/** Answers a request with a PDF shown in the browser; never kept by caches in between. */
export function sendPdf({ request, response }: HttpContext, name: string, bytes: Buffer) {
  const place = request.input('download') === undefined ? 'inline' : 'attachment'
  response.header('content-type', 'application/pdf')
  response.header('cache-control', 'private, no-store')
  response.header('x-content-type-options', 'nosniff')
  response.header('content-disposition', `${place}; filename*=UTF-8''${encodeURIComponent(name)}`)
  return response.send(bytes)
}
