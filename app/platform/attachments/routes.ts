import router from '@adonisjs/core/services/router'
import { open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'

const AttachmentsController = () =>
  import('#platform/attachments/controllers/attachments_controller')
const CommentsController = () => import('#platform/attachments/controllers/comments_controller')

const bySubject = 'the right to the record, asked of its module in the action'

router
  .group(() => {
    router
      .get('attachments', [AttachmentsController, 'index'])
      .as('attachments.index')
      .use(open(bySubject))
    router
      .post('attachments', [AttachmentsController, 'store'])
      .as('attachments.store')
      .use(open(bySubject))
    router
      .get('attachments/:id', [AttachmentsController, 'show'])
      .as('attachments.show')
      .use(open(bySubject))
    router
      .post('attachments/:id/withdrawals', [AttachmentsController, 'withdraw'])
      .as('attachments.withdrawals.store')
      .use(open(bySubject))
    router.post('comments', [CommentsController, 'store']).as('comments.store').use(open(bySubject))
    router
      .post('comments/:id/withdrawals', [CommentsController, 'withdraw'])
      .as('comments.withdrawals.store')
      .use(open(bySubject))
  })
  .use(middleware.auth())
