import { expect, test } from 'vitest'
import { fault } from './eslint-layers.ts'

test.each([
  ['src/routes/+page.svelte', '$lib/editor/Canvas.svelte'],
  ['src/lib/editor/a.ts', '$lib/engine/client.ts'],
  ['src/lib/engine/a.ts', '../storage/b.ts'],
  ['src/lib/storage/a.ts', '../patch/b.ts'],
  ['src/lib/objects/kv/kv.ts', '../../runtime/define.ts'],
  ['src/lib/runtime/a.ts', './b.ts'],
  ['src/lib/runtime/a.ts', 'acorn'],
  ['cli/loadbang.ts', '../src/lib/engine/node.ts'],
  ['e2e/a.e2e.ts', '../hub/serve.ts']
])('%s may import %s', (from, source) => expect(fault(from, source)).toBeUndefined())

test.each([
  ['src/lib/runtime/a.ts', '../objects/b.ts'],
  ['src/lib/objects/kv/kv.ts', '../../patch/b.ts'],
  ['src/lib/patch/a.ts', '../storage/b.ts'],
  ['src/lib/storage/a.ts', '../interop/b.ts'],
  ['src/lib/storage/a.ts', '../engine/b.ts'],
  ['src/lib/engine/a.ts', '../editor/b.ts'],
  ['src/lib/engine/a.ts', '$lib/runtime/b.ts'],
  ['cli/loadbang.ts', '../src/lib/editor/b.ts'],
  ['src/lib/editor/a.ts', '../../../hub/serve.ts']
])('%s may not import %s', (from, source) => expect(fault(from, source)).toBeTypeOf('string'))
