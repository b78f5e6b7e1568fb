import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const VerificationsController = () => import('#documents/controllers/verifications_controller')
const StoredDocumentsController = () => import('#documents/controllers/stored_documents_controller')
const PreviewsController = () => import('#documents/controllers/previews_controller')

router
  .get('v', [VerificationsController, 'index'])
  .as('verifications.index')
  .use(open('anyone may verify a document'))
router
  .get('v/:code', [VerificationsController, 'show'])
  .as('verifications.show')
  .use(open('anyone may verify a document'))

router
  .get('documents/files/:id', [StoredDocumentsController, 'show'])
  .as('documents.file')
  .where('id', router.matchers.number())
  .use([
    middleware.auth(),
    open('who may see the record may fetch its file, asked at each download'),
  ])

if (!app.inProduction) {
  router
    .get('documents/previews', [PreviewsController, 'index'])
    .as('documents.previews')
    .use(open('development only'))
  router
    .get('documents/previews/:key', [PreviewsController, 'show'])
    .as('documents.preview')
    .use(open('development only'))
}
