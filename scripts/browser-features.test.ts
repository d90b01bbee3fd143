import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { playwrights } from './browser-features.ts'

test('all that Playwright turns off is off', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'))
  const core = dirname(require.resolve('playwright-core/package.json'))
  const source = readFileSync(join(core, 'lib/coreBundle.js'), 'utf8')
  const list = /\bdisabledFeatures = \[([^]*?)\]/.exec(source)![1]!
  expect([...list.matchAll(/^\s*"(\w+)"/gm)].map((match) => match[1])).toEqual(playwrights)
})
