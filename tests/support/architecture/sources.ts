import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

export interface Source {
  /** From the root, with slashes: 'app/tax/rules/tnb.ts'. */
  path: string
  text: string
  imports: string[]
}

const SKIPPED = new Set(['node_modules', 'build', 'var', 'tmp', '.git', '.adonisjs', 'assets'])

/** Every file below a folder whose name ends so. */
export function filesBelow(folder: string, ending: string): string[] {
  const found: string[] = []
  const walk = (directory: string) => {
    for (const name of readdirSync(directory).sort()) {
      if (SKIPPED.has(name)) continue
      const path = join(directory, name)
      if (statSync(path).isDirectory()) walk(path)
      else if (name.endsWith(ending)) found.push(relative(ROOT, path).replaceAll('\\', '/'))
    }
  }
  walk(join(ROOT, folder))
  return found
}

export function readSource(path: string): Source {
  return sourceOf(path, readFileSync(join(ROOT, path), 'utf8'))
}

export function sourceOf(path: string, text: string): Source {
  const imports = [
    ...text.matchAll(
      /^(?:import|export)\b[\w\s{},*$]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3])
  return { path, text, imports }
}
