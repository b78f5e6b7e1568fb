import { fail, ignitor } from './ignitor.js'

ignitor().ace().handle(process.argv.splice(2)).catch(fail)
