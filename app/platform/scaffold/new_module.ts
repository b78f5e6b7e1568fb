import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TEMPLATES = fileURLToPath(new URL('../../../resources/templates/module/', import.meta.url))

/** 'business': beside hr, fleet, procurement, tax; 'service': below them, for several to use. */
export type Floor = 'business' | 'service'

export interface NewModule {
  /** Files written, from the root. */
  written: string[]
  /** Files that already existed and now know the module. */
  joined: string[]
}

/** Said to whoever asked; nothing was written. */
export class ModuleNotRaised extends Error {}

/**
 * Writes the rooms of a new module from `resources/templates/module` and makes the house know it.
 * `name` is lower case with underscores ('civil_status'); it prefixes tables, texts and permissions.
 * Throws `ModuleNotRaised` when the name does not serve or one of its files is there already.
 */
export function raiseModule(root: string, name: string, floor: Floor = 'business'): NewModule {
  if (!/^[a-z][a-z]*(_[a-z]+)*$/.test(name) || name.length > 30) {
    throw new ModuleNotRaised(
      `"${name}" is no module name: lower-case letters and underscores, at most 30`
    )
  }
  const words = name.split('_')
  const marks: Record<string, string> = {
    __Name__: words.map((word) => word[0].toUpperCase() + word.slice(1)).join(''),
    __Title__: words.join(' ').replace(/^./, (letter) => letter.toUpperCase()),
    __path__: words.join('-'),
    __number__: nextNumber(root),
    __floor_words__: floor === 'business' ? 'the businesses' : 'the services businesses share',
    __name__: name,
  }
  const fill = (text: string) =>
    Object.entries(marks).reduce((filled, [mark, value]) => filled.replaceAll(mark, value), text)
  const files = templatesBelow('').map((path) => ({
    path: fill(path).replace(/\.template$/, ''),
    text: fill(readFileSync(join(TEMPLATES, path), 'utf8')),
  }))
  const taken = [`app/${name}`, ...files.map((file) => file.path)].find((path) =>
    existsSync(join(root, path))
  )
  if (taken) throw new ModuleNotRaised(`${taken} is there already: choose another name`)
  const entries = registrations(name, floor).map((entry) => ({
    ...entry,
    text: entered(root, entry),
  }))
  for (const file of files) {
    mkdirSync(dirname(join(root, file.path)), { recursive: true })
    writeFileSync(join(root, file.path), file.text)
  }
  for (const path of new Set(entries.map((entry) => entry.path))) {
    const changes = entries.filter((entry) => entry.path === path)
    const before = readFileSync(join(root, path), 'utf8')
    writeFileSync(
      join(root, path),
      changes.reduce((text, entry) => text.replace(entry.find, entry.write), before)
    )
  }
  return {
    written: files.map((file) => file.path),
    joined: [...new Set(entries.map((entry) => entry.path))],
  }
}

function templatesBelow(folder: string): string[] {
  return readdirSync(join(TEMPLATES, folder), { withFileTypes: true })
    .flatMap((item) => {
      const path = join(folder, item.name)
      return item.isDirectory() ? templatesBelow(path) : [path]
    })
    .sort()
}

/** Modules number their migrations by the hundred: the first hundred above everything there is. */
function nextNumber(root: string): string {
  const numbers = readdirSync(join(root, 'database/migrations')).map((file) =>
    Number(/^\d+/.exec(file)?.[0] ?? 0)
  )
  return String((Math.floor(Math.max(0, ...numbers) / 100) + 1) * 100).padStart(4, '0')
}

interface Registration {
  path: string
  find: RegExp
  write: string
}

/** Where the house must know a module, and what is written there. */
function registrations(name: string, floor: Floor): Registration[] {
  const own = inCamels(name)
  const guards = 'tests/support/architecture/guards.ts'
  const places: Registration[] = [
    {
      path: 'package.json',
      find: /( {4}"#flows\/\*")/,
      write: `    "#${name}/*": "./app/${name}/*.js",\n$1`,
    },
    {
      path: 'start/modules.ts',
      find: /(\n\n\/\*\*[^\n]*\*\/\ninstall\(\[)/,
      write: `\nimport ${own} from '#${name}/module'$1`,
    },
    { path: 'start/modules.ts', find: /(install\(\[[^\]]*?),?(\s*)\]\)/, write: `$1, ${own}$2])` },
    {
      path: 'start/routes.ts',
      find: /(import '#flows\/routes'|$(?![\s\S]))/,
      write: `import '#${name}/routes'\n$1`,
    },
    {
      path: 'resources/css/app.css',
      find: /\s*$(?![\s\S])/,
      write: `\n@import './${name}.css';\n`,
    },
    {
      path: guards,
      find: /( {2}flows: 4,)/,
      write: `  ${name}: ${floor === 'business' ? 3 : 2.5},\n$1`,
    },
    { path: guards, find: /(\^app\\\/\()(?=[a-z_|]+\|tax\|)/, write: `$1${name}|` },
  ]
  if (floor === 'business') {
    places.push({
      path: guards,
      find: /(const BUSINESSES = new Set\(\[[^\]]*)\]/,
      write: `$1, '${name}']`,
    })
  }
  return places
}

/** The file, once its place for the module is known to be there. */
function entered(root: string, { path, find }: Registration): string {
  const text = readFileSync(join(root, path), 'utf8')
  if (!find.test(text))
    throw new ModuleNotRaised(`${path} has changed its shape: found no place for the module`)
  return text
}

/** 'civil_status' as a variable: civilStatus. */
function inCamels(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
