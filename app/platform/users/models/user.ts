import hash from '@adonisjs/core/services/hash'
import { compose } from '@adonisjs/core/helpers'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { PlatformUserSchema } from '#database/schema'

/** Somebody who signs in, by e-mail or staff number. */
export default class User extends compose(
  PlatformUserSchema,
  withAuthFinder(hash, { uids: ['email', 'staffNumber'], passwordColumnName: 'password' })
) {
  static table = 'platform_users'
  static subjectType = 'platform.user'

  get subjectLabel(): string {
    return this.nameFr
  }

  /** The name in the reader's script, when it is known. */
  nameIn(locale: string): string {
    return locale === 'ar' && this.nameAr ? this.nameAr : this.nameFr
  }

  get initials(): string {
    const [first = '', last = ''] = this.nameFr.split(' ')
    return `${first.charAt(0)}${last.charAt(0)}`.toUpperCase()
  }
}
