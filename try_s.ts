import { samplePreviews } from '#documents/samples/previews'
import { writePdf } from '#documents/pdf/write_pdf'
for (const p of samplePreviews) { const t=performance.now(); console.log(p.key, await writePdf('/tmp/'+p.key+'.pdf', p.options, p.draw), performance.now()-t) }
const t=performance.now(); await writePdf('/tmp/x.pdf',{...samplePreviews[0].options,watermark:'DUPLICATA'},samplePreviews[0].draw); console.log(performance.now()-t)
