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

  /** Of the name as it is shown; Arabic letters stay apart. */
  initialsIn(locale: string): string {
    const [first = '', last = ''] = this.nameIn(locale).split(' ')
    const letters = [first, last].map((part) => part.replace(/^ال(?=..)/, '').charAt(0))
    return letters.join(locale === 'ar' && this.nameAr ? '\u200c' : '').toUpperCase()
  }
}
