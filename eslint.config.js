import { configApp } from '@adonisjs/eslint-config'

export default configApp({
  name: 'idara',
  ignores: ['var/**', 'public/**', 'build/**', '.adonisjs/**', 'database/schema.ts'],
})
