// Runs one of a folder's programs by name: `run-named.ts bench dispatch` runs bench/dispatch.ts.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.ts'
import { node, orExit, root } from './tools.ts'

const [folder = '', name, ...args] = process.argv.slice(2)
const names = existsSync(join(root, folder))
  ? readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('_'))
      .map((file) => file.slice(0, -3))
  : []

if (name === undefined || !names.includes(name)) {
  console.error(
    `${name ? `There is no ${folder}/${name}.ts. ` : ''}Names: ${names.join(', ') || 'none yet'}.`
  )
  process.exit(1)
}
orExit(generate() && node(`${folder}/${name}.ts`, args))
