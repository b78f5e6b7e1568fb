/**
 * Runs TypeScript from its source: `node --import=./ops/typescript.js FILE.ts`.
 *
 * What swc made of a file is kept under tmp/typescript with a mark of the file's content, so that a process compiles
 * only what changed. Hooks run in the thread that imports: a worker thread for them made a start twice as long.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync, version } from '@swc/core'

const KEPT = fileURLToPath(new URL('../tmp/typescript/', import.meta.url))

/** As tsconfig.json has it. */
const OPTIONS = {
  swcrc: false,
  configFile: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'esnext',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
  },
}
const RECIPE = JSON.stringify([version, OPTIONS])

const isTypeScript = (url) => url.startsWith('file:') && /\.ts(\?|$)/.test(url)

/** An import says `.js`, as compiled code would; the source beside it says `.ts`. */
function resolve(specifier, context, next) {
  try {
    return next(specifier, context)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/\.js(\?|$)/.test(error.url ?? '')) throw error
    try {
      return next(error.url.replace(/\.js(\?|$)/, '.ts$1'), context)
    } catch {
      throw error
    }
  }
}

function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context)
  const file = fileURLToPath(url.split('?')[0])
  return { format: 'module', source: compiled(file), shortCircuit: true }
}

function compiled(file) {
  const source = readFileSync(file, 'utf8')
  const mark = `// ${digest(RECIPE, source)}\n`
  const kept = `${KEPT}${digest(file)}.js`
  const known = read(kept)
  if (known?.startsWith(mark)) return known.slice(mark.length)
  const { code } = transformSync(source, { ...OPTIONS, filename: file })
  keep(kept, mark + code)
  return code
}

function digest(...texts) {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text)
  return hash.digest('base64url')
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** Written whole or not at all; where nothing may be written, nothing is kept. */
function keep(path, code) {
  try {
    mkdirSync(KEPT, { recursive: true })
    const own = `${path}.${process.pid}`
    writeFileSync(own, code)
    renameSync(own, path)
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOSPC'].includes(error.code)) throw error
  }
}

process.setSourceMapsEnabled(true)
registerHooks({ resolve, load })
