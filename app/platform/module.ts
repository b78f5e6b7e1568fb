import { importCheckJob } from '#platform/imports/jobs/check_job'
import { importCommitJob } from '#platform/imports/jobs/commit_job'
import { listExportJob } from '#platform/lists/export_job'
import { selectionHousekeepingJob } from '#platform/lists/housekeeping_job'
import { journalList } from '#platform/audit/lists/entries'
import { platformWords } from '#platform/audit/platform_words'
import { mailJob } from '#platform/mail/mail_job'
import { administratorDay, auditDay, settingsDay } from '#platform/day'
import { userList } from '#platform/users/lists/users'
import { attachmentSettings } from '#platform/attachments/settings'
import { defineModule } from '#platform/modules'

export default defineModule({
  name: 'platform',
  permissions: [
    { key: 'platform.users.manage' },
    { key: 'platform.roles.manage' },
    { key: 'platform.settings.view' },
    { key: 'platform.settings.propose' },
    { key: 'platform.settings.approve' },
    { key: 'platform.journal.view' },
    { key: 'platform.jobs.operate' },
    { key: 'platform.attachments.withdraw' },
  ],
  menu: [
    {
      section: 'administration',
      key: 'users',
      route: 'users.index',
      permission: 'platform.users.manage',
      order: 10,
    },
    {
      section: 'administration',
      key: 'roles',
      route: 'roles.index',
      permission: 'platform.roles.manage',
      order: 20,
    },
    {
      section: 'administration',
      key: 'settings',
      route: 'settings.index',
      permission: 'platform.settings.view',
      order: 30,
    },
    {
      section: 'administration',
      key: 'journal',
      route: 'journal.index',
      permission: 'platform.journal.view',
      order: 40,
    },
  ],
  contributions: { lists: [userList, journalList], journalWords: platformWords },
  day: [administratorDay, settingsDay, auditDay],
  settings: attachmentSettings,
  jobs: [mailJob, listExportJob, selectionHousekeepingJob, importCheckJob, importCommitJob],
  roles: [
    {
      key: 'administrator',
      label: { fr: 'Administrateur', ar: 'مسير النظام', en: 'Administrator' },
      permissions: [
        'platform.users.manage',
        'platform.roles.manage',
        'platform.settings.view',
        'platform.settings.propose',
        'platform.jobs.operate',
      ],
    },
    {
      key: 'auditor',
      label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
      permissions: ['platform.journal.view', 'platform.settings.view'],
    },
    {
      key: 'secretary_general',
      label: {
        fr: 'Directeur général des services',
        ar: 'المدير العام للمصالح',
        en: 'Director general of services',
      },
      permissions: ['platform.settings.view', 'platform.settings.approve', 'platform.journal.view'],
    },
  ],
  demonstrationUsers: [
    {
      role: 'administrator',
      email: 'admin@casablanca.example',
      nameFr: 'Yassine Alaoui',
      nameAr: 'ياسين العلوي',
      staffNumber: '100001',
    },
    {
      role: 'auditor',
      email: 'auditeur@casablanca.example',
      nameFr: 'Nadia Chraibi',
      nameAr: 'نادية الشرايبي',
      staffNumber: '100002',
    },
    {
      role: 'secretary_general',
      email: 'dgs@casablanca.example',
      nameFr: 'Omar Bennani',
      nameAr: 'عمر بناني',
      staffNumber: '100003',
    },
  ],
})
