import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { installed } from '#platform/modules'
import { pdfBytes } from '#documents/pdf/write_pdf'

/** Every document that a module declares, drawn with its sample facts. In development only. */
export default class PreviewsController {
  async index({ view }: HttpContext) {
    return view.render('documents/previews/index', { previews: previews() })
  }

  async show({ params, request, response }: HttpContext) {
    const preview = previews().find(({ key }) => key === params.key)
    if (!preview) throw new Refusal('not_found', {}, { status: 404 })
    const watermark = request.input('watermark')
    const options = watermark
      ? { ...preview.options, watermark: String(watermark).slice(0, 20) }
      : preview.options
    response.header('content-type', 'application/pdf')
    response.header('content-disposition', `inline; filename="${preview.key}.pdf"`)
    return response.send(await pdfBytes(options, preview.draw))
  }
}

function previews() {
  return installed.contributions('documentPreviews').flat()
}
