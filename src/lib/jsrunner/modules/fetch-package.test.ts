// Fetching a package: from a server of the test's own.
import { expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { fetchPackage, packageLimits } from './fetch-package.ts'
import { isPackage } from './specifier.ts'

const SERVER = 'https://modules.test'

/** Path -> text, or a path that it leads to, or a whole answer. */
function serverOf(files: Record<string, string | { to: string } | Response>) {
  const asked: string[] = []
  const fetch = ((url: string): Promise<Response> => {
    asked.push(url)
    let at = url
    let found = files[url] ?? files[url.replace(SERVER, '')]
    if (found && typeof found === 'object' && 'to' in found) {
      at = new URL(found.to, url).href
      found = files[at] ?? files[at.replace(SERVER, '')]
    }
    const answer =
      typeof found === 'string'
        ? new Response(found, { headers: { 'content-type': 'application/javascript; charset=utf-8' } })
        : ((found as Response | undefined) ?? new Response('', { status: 404 }))
    Object.defineProperty(answer, 'url', { value: at })
    return Promise.resolve(answer)
  }) as typeof globalThis.fetch
  return { asked, fetch }
}

const failing = async (files: Parameters<typeof serverOf>[0], limits = {}): Promise<string> => {
  const { fetch } = serverOf(files)
  const error = await fetchPackage('npm:a@1.0.0', SERVER, fetch, { ...packageLimits, ...limits }).then(
    () => null,
    (thrown: unknown) => thrown
  )
  expect(error).toBeInstanceOf(LoadbangError)
  return (error as LoadbangError).message
}

test('all that it imports, each once, by paths of all kinds, with what led elsewhere', async () => {
  const { asked, fetch } = serverOf({
    '/m/@s/a@1.0.0/sub': `export * from '/m/v1/a.mjs'; import './b.mjs'; import('node:fs'); import('./gone.mjs'); import("https://else.test/x.js")`,
    '/m/v1/a.mjs': { to: '/m/v1.2/a.mjs' },
    '/m/v1.2/a.mjs': `import '../@s/a@1.0.0/b.mjs'\nimport './c.mjs'`,
    '/m/@s/a@1.0.0/b.mjs': '',
    '/m/v1.2/c.mjs': `import './a.mjs'; export default 'ü'`
  })
  const { entry, files, moved } = await fetchPackage('npm:@s/a@1.0.0/sub', `${SERVER}/m`, fetch)
  expect(entry).toBe(`${SERVER}/m/@s/a@1.0.0/sub`)
  expect([...files.keys()].map((url) => url.replace(`${SERVER}/m`, '')).sort()).toEqual([
    '/@s/a@1.0.0/b.mjs',
    '/@s/a@1.0.0/sub',
    '/v1.2/a.mjs',
    '/v1.2/c.mjs'
  ])
  expect(new TextDecoder().decode(files.get(`${SERVER}/m/v1.2/c.mjs`))).toContain('ü')
  expect([...moved]).toEqual([[`${SERVER}/m/v1/a.mjs`, `${SERVER}/m/v1.2/a.mjs`]])
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked.filter((url) => !url.startsWith(SERVER))).toEqual([])
})

test('what is not on the server, or not its, is refused in a sentence', async () => {
  expect(await failing({})).toContain('modules.test answered 404 for /a@1.0.0')
  expect(await failing({ '/a@1.0.0': `import 'https://else.test/x.js'` })).toContain('from another server')
  expect(await failing({ '/a@1.0.0': `import 'react'` })).toContain('it imports react, which is on no server')
  expect(await failing({ '/a@1.0.0': `import 'data:text/javascript,1'` })).toContain('on no server')
  expect(await failing({ '/a@1.0.0': { to: 'https://else.test/a' }, 'https://else.test/a': '' })).toContain(
    'else.test'
  )
  expect(
    await failing({ '/a@1.0.0': new Response('<p>', { headers: { 'content-type': 'text/html' } }) })
  ).toContain('sent no JavaScript, but text/html')
  expect(await failing({ '/a@1.0.0': 'let let = 1' })).toContain('cannot be read as JavaScript')
})

test('what is too much is refused', async () => {
  expect(
    await failing({ '/a@1.0.0': `import './b'`, '/b': ' '.repeat(2 ** 20) }, { bytes: 2 ** 20 })
  ).toContain('longer than 1 MB')
  const ring = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`/${i}`, `import './${i + 1}'`]))
  expect(await failing({ '/a@1.0.0': `import './0'`, ...ring, '/9': '' }, { files: 5 })).toContain(
    'more than 5 files'
  )
})

test.each([
  ['npm:a@1.2.3', true],
  ['npm:@a/b.c@1.0.0-beta.1+x/d/e.js', true],
  ['npm:a', false],
  ['npm:a@1/../x', false],
  ['npm:../a@1', false],
  ['npm:@a@1', false],
  ['npm:a@1?x', false],
  ['npm:a@1#x', false],
  ['npm://else.test/a@1', false],
  ['npm:a@1//else.test', false],
  ['a@1', false]
])('%s is a package: %s', (text, is) => expect(isPackage(text)).toBe(is))
