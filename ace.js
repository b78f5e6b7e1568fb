import './ops/typescript.js'

await import('./bin/console.js')
