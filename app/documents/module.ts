import { defineModule } from '#platform/modules'
import { samplePreviews } from '#documents/samples/previews'

export default defineModule({
  name: 'documents',
  contributions: { documentPreviews: samplePreviews },
})
