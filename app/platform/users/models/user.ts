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
    const names = this.nameIn(locale).split(' ')
    const ends = names.length > 1 ? [names[0], names.at(-1)!] : names
    const letters = ends.map((part) => part.replace(/^ال(?=..)/, '').charAt(0))
    return letters.join(locale === 'ar' && this.nameAr ? '\u200c' : '').toUpperCase()
  }
}
