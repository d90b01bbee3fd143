// The runtime knows no world: bundled whole, it runs a patch in a context that has nothing but the language's own globals: no
// timers, no crypto, no Blob, no console.
import { createContext, runInContext } from 'node:vm'
import { build, type Rollup } from 'vite'
import { expect, it } from 'vitest'

const entry = `
  export { testPatch } from './src/lib/runtime/testing.ts'
  export { fixtures } from './src/lib/runtime/machine/fixtures.ts'
  export { parseMessages, formatMessage } from './src/lib/runtime/text/index.ts'
  export { compileExpression } from './src/lib/runtime/expression/index.ts'
  export { toWire, fromWire } from './src/lib/runtime/codec/wire.ts'
  export { encodeJson, decodeJson } from './src/lib/runtime/codec/json.ts'
`

async function bundle(): Promise<string> {
  const name = 'virtual:bare'
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === name ? id : undefined),
        load: (id) => (id === name ? entry.replaceAll('./src', `${process.cwd()}/src`) : undefined)
      }
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry: name, formats: ['iife'], name: 'bare', fileName: 'bare' },
      rollupOptions: { input: name }
    }
  })) as Rollup.RollupOutput[]
  return result[0]!.output[0].code
}

it('runs in a bare context', async () => {
  const context = createContext(Object.create(null) as object)
  runInContext(await bundle(), context)
  const answer = (await runInContext(
    `(async () => {
      const p = bare.testPatch(bare.fixtures, { go: 'loadbang', d: 'delay 5', n: 'now', p: 'print x' }, ['go d', 'd n', 'n p'])
      await p.run()
      const [message] = bare.parseMessages('set "a b" {n: [1, null]}')
      return JSON.stringify([
        p.lines,
        bare.formatMessage(message),
        bare.compileExpression('x.found ? x.value : 0').run([{ found: true, value: 7 }]),
        bare.formatMessage(bare.fromWire(bare.toWire(message))),
        bare.decodeJson(bare.encodeJson(new Uint8Array([1, 2]))).length
      ])
    })()`,
    context
  )) as string
  expect(JSON.parse(answer)).toEqual([['x: 5'], 'set "a b" {n: [1, null]}', 7, 'set "a b" {n: [1, null]}', 2])
})
