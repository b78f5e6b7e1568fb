import { provideTableWriter } from '#platform/lists/table_writer'
import { defineModule } from '#platform/modules'
import { writeListWorkbook } from '#documents/excel/list_workbook'
import { samplePreviews } from '#documents/samples/previews'

provideTableWriter(writeListWorkbook)

export default defineModule({
  name: 'documents',
  contributions: { documentPreviews: samplePreviews },
})
