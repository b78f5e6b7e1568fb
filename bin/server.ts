import { fail, ignitor } from './ignitor.js'

ignitor().httpServer().start().catch(fail)
