import router from '@adonisjs/core/services/router'
import '#platform/attachments/routes'
import '#platform/imports/routes'
import '#platform/lists/routes'
import transmit from '@adonisjs/transmit/services/main'
import { middleware } from '#platform/http/middleware/named'
import { can, open } from '#platform/http/guards'

const SignInController = () => import('#platform/users/controllers/sign_in_controller')
const PreferencesController = () => import('#platform/users/controllers/preferences_controller')
const RunsController = () => import('#platform/jobs/runs_controller')
const SecondFactorController = () => import('#platform/users/controllers/second_factor_controller')
const PasswordsController = () => import('#platform/users/controllers/passwords_controller')
const AccountController = () => import('#platform/users/controllers/account_controller')
const DelegationsController = () => import('#platform/users/controllers/delegations_controller')
const UsersController = () => import('#platform/users/controllers/users_controller')
const RolesController = () => import('#platform/permissions/controllers/roles_controller')
const SettingsController = () => import('#platform/settings/controllers/settings_controller')
const JournalController = () => import('#platform/audit/journal_controller')
const NoticesController = () => import('#platform/notifications/notices_controller')
const MailsController = () => import('#platform/mail/mails_controller')
const RunFilesController = () => import('#platform/jobs/run_files_controller')

router
  .get('sign-in', [SignInController, 'create'])
  .as('sign_in')
  .use([middleware.guest(), open('the way in')])
router.post('sign-in', [SignInController, 'store']).use(open('the way in'))
router.post('sign-out', [SignInController, 'destroy']).as('sign_out').use(open('the way out'))
router
  .post('preferences', [PreferencesController, 'update'])
  .as('preferences')
  .use(open('language before sign-in'))

router
  .group(() => {
    router
      .get('jobs', [RunsController, 'index'])
      .as('jobs.index')
      .use(open("one's own runs; all of them with platform.jobs.operate"))
    router
      .get('jobs/:id', [RunsController, 'show'])
      .as('jobs.show')
      .use(open('own run, checked in the action'))
    router
      .post('jobs/:id/cancellations', [RunsController, 'cancel'])
      .as('jobs.cancel')
      .use(open('own run, checked in the action'))
    router
      .post('jobs/:id/retries', [RunsController, 'retry'])
      .as('jobs.retry')
      .use(open('own run, checked in the action'))
    router
      .get('jobs/:id/files/:name', [RunFilesController, 'show'])
      .as('jobs.file')
      .use(open('own run, checked at each download'))
  })
  .use(middleware.auth())

router
  .group(() => {
    router.get('sign-in/second-factor', [SecondFactorController, 'create'])
    router.post('sign-in/second-factor', [SecondFactorController, 'store'])
    router.get('forgotten-password', [PasswordsController, 'create'])
    router.post('forgotten-password', [PasswordsController, 'store'])
    router.get('reset-password/:token', [PasswordsController, 'choose'])
    router.post('reset-password/:token', [PasswordsController, 'replace'])
  })
  .use(open('the way in for those who forgot or confirm'))
router
  .get('mails', [MailsController, 'index'])
  .use([middleware.auth(), can('platform.users.manage')])

router
  .group(() => {
    router.get('account', [AccountController, 'show']).as('account')
    router.get('account/password', [PasswordsController, 'edit'])
    router.post('account/password', [PasswordsController, 'update'])
    router.delete('account/sessions/:id', [AccountController, 'endSession'])
    router.delete('account/sessions', [AccountController, 'endOthers'])
    router.get('account/second-factor', [AccountController, 'proposeSecondFactor'])
    router.post('account/second-factor', [AccountController, 'confirmSecondFactor'])
    router.get('account/recovery-codes', [AccountController, 'recoveryCodes'])
    router.delete('account/second-factor', [AccountController, 'removeSecondFactor'])
    router.post('account/delegations', [DelegationsController, 'store'])
    router.delete('account/delegations/:id', [DelegationsController, 'destroy'])
    router.get('notices', [NoticesController, 'index']).as('notices')
    router.post('notices/readings', [NoticesController, 'readAll'])
    router.get('notices/:id', [NoticesController, 'read'])
  })
  .use([middleware.auth(), open("one's own account")])

router
  .group(() => {
    router
      .get('users', [UsersController, 'index'])
      .as('users.index')
      .use(can('platform.users.manage'))
    router
      .get('users/create', [UsersController, 'create'])
      .as('users.create')
      .use(can('platform.users.manage'))
    router.post('users', [UsersController, 'store']).use(can('platform.users.manage'))
    router
      .get('users/:id', [UsersController, 'edit'])
      .as('users.edit')
      .use(can('platform.users.manage'))
    router.post('users/:id', [UsersController, 'update']).use(can('platform.users.manage'))
    router
      .post('users/:id/password-resets', [UsersController, 'resetPassword'])
      .use(can('platform.users.manage'))
    router
      .post('users/:id/assignments', [UsersController, 'assign'])
      .use(can('platform.users.manage'))
    router
      .delete('users/:id/assignments/:assignment', [UsersController, 'unassign'])
      .use(can('platform.users.manage'))
    router
      .get('roles', [RolesController, 'index'])
      .as('roles.index')
      .use(can('platform.roles.manage'))
    router
      .get('roles/:id', [RolesController, 'edit'])
      .as('roles.edit')
      .use(can('platform.roles.manage'))
    router.post('roles/:id', [RolesController, 'update']).use(can('platform.roles.manage'))
    router
      .get('settings', [SettingsController, 'index'])
      .as('settings.index')
      .use(can('platform.settings.view'))
    router
      .get('settings/:key', [SettingsController, 'show'])
      .as('settings.show')
      .use(can('platform.settings.view'))
    router
      .post('settings/:key/proposals', [SettingsController, 'store'])
      .use(can('platform.settings.propose'))
    router
      .post('setting-proposals/:id/approvals', [SettingsController, 'approve'])
      .use(can('platform.settings.approve'))
    router
      .post('setting-proposals/:id/rejections', [SettingsController, 'reject'])
      .use(can('platform.settings.approve'))
    router
      .get('journal', [JournalController, 'index'])
      .as('journal.index')
      .use(can('platform.journal.view'))
    router
      .get('journal/:id', [JournalController, 'show'])
      .as('journal.show')
      .use(can('platform.journal.view'))
  })
  .prefix('administration')
  .use(middleware.auth())

transmit.registerRoutes((route) => {
  route.use([middleware.auth(), open('a person hears only their own channel')])
})
transmit.authorize<{ id: string }>(
  'users/:id/:topic',
  (ctx, { id }) => ctx.auth.user?.id === Number(id)
)
