// Part of the acceptance suite: what cells import of each other, and of packages.
import { expect, test } from 'vitest'
import { TestHost, until, type Start, type Started } from './host.ts'

export function acceptModules(start: Start): void {
  const run = (code: string, modules: Record<string, string> = {}): Started => {
    const host = new TestHost()
    Object.assign(host.modules, modules)
    return start(code, { host })
  }
  const sent = async (started: Started, count: number): Promise<unknown[]> => {
    await until(started.host, () => started.host.sent.length >= count || started.host.failures.length > 0)
    expect(started.host.failures).toEqual([])
    return started.host.messages
  }

  test('names, defaults, everything, and what others export of others', async () => {
    const started = run(
      `import scale, { major, minor as moll } from 'scales'
       import * as all from 'chords'
       export { all }
       send([scale, major.length, moll, Object.keys(all), all.triad(60)])`,
      {
        scales: `export default 'a scale'\nexport const major: number[] = [0, 2, 4], minor = 'minor'`,
        chords: `export * from 'scales'\nexport { default as scale } from "scales"\nimport { major } from 'scales'\nexport const triad = (n: number) => n + major[1]!`
      }
    )
    expect(await sent(started, 1)).toEqual([
      ['a scale', 3, 'minor', ['major', 'minor', 'scale', 'triad'], 62]
    ])
  })

  test('what it imports is part of the code for which the person allows something', async () => {
    const codeOf = async (inner: string): Promise<string> => {
      const started = run(
        `import { a } from 'outer'\nsend((await (await fetch('https://api.example.com/')).json()).code)`,
        { outer: `import { b } from 'inner'\nexport const a = b`, inner }
      )
      return (await sent(started, 1))[0] as string
    }
    const code = await codeOf(`export const b = 'first'`)
    expect(code).toMatch(/^import \{ a \} from 'outer'\nsend/)
    for (const text of ['// module:inner.js', `export const b = 'first'`, '// module:outer.js'])
      expect(code).toContain(text)
    expect(await codeOf(`export const b = 'second'`)).toBe(code.replace("'first'", "'second'"))
  })

  test('a cell that only exports runs as a cell', async () => {
    const started = run(`export const x = 1\nrecv((m) => send(m + x))`)
    await started.give(1)
    expect(await sent(started, 1)).toEqual([2])
  })

  test('what a module sends, hears and keeps is of the cell that imports it; it runs once in it', async () => {
    const started = run(
      `import { n } from 'a'\nimport { a } from 'b'\nsend(a.add()); send(n); send(await kv.get('k'))`,
      {
        a: `send('a'); recv((m) => send(['a heard', m])); await kv.set('k', 'kept'); export let n = 0; export const add = () => ++n`,
        b: `import * as a from 'a'; send('b'); export { a }`
      }
    )
    await started.give(5)
    await sent(started, 6)
    expect(started.host.messages.filter((m) => !Array.isArray(m))).toEqual(['a', 'b', 1, 1, 'kept'])
    expect(started.host.messages).toContainEqual(['a heard', 5])
  })

  test('messages wait until the code of a cell with imports has run', async () => {
    const started = run(`import { f } from 'a'\nawait sleep(20)\nrecv((m) => send(f(m)))`, {
      a: 'export const f = (x) => x * 2'
    })
    await started.give(1, 2)
    expect(await sent(started, 2)).toEqual([2, 4])
  })

  test('import() of what is written out; then it runs, and not before', async () => {
    const started = run(`send('first'); const { x } = await import('a'); send(x)`, {
      a: `send('a'); export const x = 3`
    })
    expect(await sent(started, 3)).toEqual(['first', 'a', 3])
  })

  test('errors name the line of the module, and the line of the cell that led there', async () => {
    const { host } = run(
      `import { fails } from 'scales'\n\nrecv(() => 1)\nsetTimeout(() => {\n  fails()\n}, 1)`,
      {
        scales: `interface A {\n  x: number\n}\nexport function fails() {\n  throw new Error('no')\n}`
      }
    )
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-threw', line: 5, fatal: false })
    expect(host.failures[0]!.message).toContain('scales:5: no')
  })

  test('a module that throws at its top is named', async () => {
    const { host } = run(`import 'a'`, { a: `send(1)\n\nundefined.x` })
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]!.message).toMatch(/ in a:3: TypeError/)
  })

  const refused: [
    what: string,
    code: string,
    modules: Record<string, string>,
    line: number,
    message: RegExp
  ][] = [
    [
      'a name that nobody has',
      `send(1)\nimport { a } from 'scales'`,
      {},
      2,
      /^Line 2 imports scales: No cell of this patch is named scales\.$/
    ],
    [
      'nothing of that name',
      `import { b } from 'a'`,
      { a: 'export const c = 1' },
      1,
      /exports nothing named b/
    ],
    [
      'no default',
      `import b from 'a'`,
      { a: 'export * from "c"', c: 'export default 1' },
      1,
      /no default export/
    ],
    ['a ring', `\nimport 'a'`, { a: 'import "b"', b: '\n\nimport "a"' }, 2, /ring: a → b → a/],
    ['itself', `import 'a'`, { a: 'import "a"' }, 1, /ring: a → a/],
    [
      'an error in a module',
      `import 'a'`,
      { a: '\nlet x = = 1' },
      1,
      /^Line 1 imports a: The code cannot be read in line 2/
    ],
    [
      'an error in a module of a module',
      `import 'a'`,
      { a: '\nimport "b"' },
      1,
      /Line 1 imports a: Line 2 imports b: No cell/
    ],
    ['an address', `import 'https://example.com/x.js'`, {}, 1, /cannot be imported/],
    ['data', `import 'data:text/javascript,1'`, {}, 1, /cannot be imported/],
    ['a path', `import './x.js'`, {}, 1, /cannot be imported/],
    ['what is computed', `send(1)\nawait import('a' + 'b')`, {}, 2, /named in quotes/],
    ['a package without a version', `import 'npm:lodash'`, {}, 1, /names no version/],
    ['a package that cannot be had', `import 'npm:x@1.0.0'`, {}, 1, /Line 1 imports npm:x@1.0.0: There is no/]
  ]
  for (const [what, code, modules, line, message] of refused) {
    test(`refused by line: ${what}`, async () => {
      const { host } = run(code, modules)
      await until(host, () => host.failures.length > 0)
      expect(host.failures).toMatchObject([{ code: 'cell-import', line, fatal: true }])
      expect(host.failures[0]!.message).toMatch(message)
      expect(host.sent).toEqual([])
    })
  }

  test('a package: its files among each other, once each, with what is only there elsewhere left out', async () => {
    const host = new TestHost()
    const at = (path: string): string => `https://example.com/${path}`
    host.packages['npm:@a/b@1.0.0/c'] = {
      entry: at('b'),
      files: new Map([
        [
          at('b'),
          `export * from "/v1/x.mjs"; export { default } from "./v1/x.mjs"; export const load = () => import('node:fs')`
        ],
        [
          at('v1/x.mjs'),
          `import { one } from '../one.js'\nexport const x = one + 1\nexport default x * 10\n\nexport const fail = () => { throw new Error('in x') }`
        ],
        [at('one.js'), `export const one = 1`]
      ])
    }
    const started = start(
      `import ten, { x, fail, load } from 'npm:@a/b@1.0.0/c'
       send([ten, x])
       await load().catch(() => send('none'))
       fail()`,
      { host }
    )
    await until(host, () => host.failures.length === 1)
    expect(started.host.messages).toEqual([[20, 2], 'none'])
    expect(host.failures[0]).toMatchObject({ code: 'cell-threw', line: 4 })
    expect(host.failures[0]!.message).toContain('example.com/v1/x.mjs:5: in x')
  })

  test('nothing else can be loaded, wherever it comes from', async () => {
    const started = run(
      `import { load } from 'a'
       for (const url of ['https://example.com/x.js', 'data:text/javascript,export default 1', 'blob:null/x', '/sandbox/cell.html', './x.js', 'a', 'b', 'npm:x@1'])
         for (const way of [load, (0, eval)('(url) => import(url)'), new Function('url', 'return import(url)')])
           await way(url).then(() => send(url), () => {})
       send('end')`,
      { a: `export const load = (url) => eval('import(url)')`, b: '' }
    )
    expect(await sent(started, 1)).toEqual(['end'])
  })

  test('an endless loop in a module stops the cell', async () => {
    const host = new TestHost()
    host.modules.a = 'while (true) {}'
    start(`import 'a'`, { host, impatient: true })
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-stopped', fatal: true })
  })
}
