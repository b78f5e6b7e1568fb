import { fail, ignitor } from './ignitor.js'

ignitor().ace().handle(process.argv.slice(2)).catch(fail)
