import { configApp } from '@adonisjs/eslint-config'

export default configApp(
  {
    name: 'idara',
    ignores: ['var/**', 'public/**', 'build/**', '.adonisjs/**', 'database/schema.ts'],
  },
  {
    // `(await rows).length` reads as well as a name used once; the rest of the shared set stays.
    name: 'idara/taste',
    rules: { '@unicorn/no-await-expression-member': 'off' },
  }
)
