import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { open } from '#platform/http/guards'

const VerificationsController = () => import('#documents/controllers/verifications_controller')
const PreviewsController = () => import('#documents/controllers/previews_controller')

router
  .get('v', [VerificationsController, 'index'])
  .as('verifications.index')
  .use(open('anyone may verify a document'))
router
  .get('v/:code', [VerificationsController, 'show'])
  .as('verifications.show')
  .use(open('anyone may verify a document'))

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
