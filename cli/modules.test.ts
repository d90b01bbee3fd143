// Modules of cells in the shell: of each other, and packages that came with the patch's file. Nothing is fetched.
import { expect, test } from 'vitest'
import { runPatch } from '../src/lib/engine/node-host.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { buildSketch } from '../src/lib/patch/build-sketch.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { compilePatch } from '../src/lib/patch/compile.ts'
import { keptPackage, persistPackage } from '../src/lib/patch/edit-packages.ts'
import { settingsOf } from '../src/lib/patch/shape.ts'
import { referencedAssets } from '../src/lib/storage/assets/references.ts'
import { openMemoryStorage } from '../src/lib/storage/kv/memory.ts'
import { packagesOf } from './packages.ts'

const classes = classesOf(catalogue)
const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

async function run(kept: boolean, texts: Record<string, string>) {
  const code = `import { hello } from 'npm:hello@1.0.0'\nimport { mark } from 'marks'\nsend(hello + mark)`
  const doc = buildSketch(
    {
      name: 'x',
      about: '',
      boxes: {
        cell: [0, 0, 'js', { code }],
        marks: [0, 0, 'js as marks', { code: `export const mark = '!'` }],
        print: [0, 0, 'print']
      },
      cables: ['cell print']
    },
    classes
  )
  if (kept)
    persistPackage({ doc, classes }, 'npm:hello@1.0.0', {
      entry: 'https://m.test/hello@1.0.0',
      files: [
        { url: 'https://m.test/hello@1.0.0', sha256: A, size: 1 },
        { url: 'https://m.test/v1/x.mjs', sha256: B, size: 1 }
      ],
      moved: [{ from: 'https://m.test/x.mjs', to: 'https://m.test/v1/x.mjs' }]
    })
  const assets = new Map(
    Object.entries(texts).map(([hash, text]) => [hash, { blob: () => Promise.resolve(new Blob([text])) }])
  )
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  await runPatch({
    graph: compilePatch(doc, classes),
    storage: openMemoryStorage(),
    packages: packagesOf({ doc, assets } as never),
    write: say,
    writeError: say
  })
  return { doc, lines }
}

test('what is kept with the patch runs, and its files stay', async () => {
  const { doc, lines } = await run(true, {
    [A]: `export * from '/x.mjs'`,
    [B]: `export const hello = 'hello'`
  })
  expect(lines).toEqual(['print: symbol hello!'])
  expect([...referencedAssets(doc)].sort()).toEqual([A, B])
})

test('what is not kept is said', async () => {
  for (const kept of [true, false]) {
    const { lines } = await run(kept, {})
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /cell-import .*Line 1 imports npm:hello@1\.0\.0: Its code is not kept with the patch/
    )
  }
})

test("a stranger's document is read field by field", () => {
  const doc = buildSketch({ name: 'x', about: '', boxes: {}, cables: [] }, classes)
  const file = { url: 'u', sha256: A }
  for (const wrong of [
    1,
    {},
    { entry: 'u' },
    { entry: 'u', files: [{ ...file, sha256: 'x' }], moved: [] },
    { entry: 1, files: [], moved: [] },
    { entry: 'u', files: [file], moved: [1] }
  ]) {
    settingsOf(doc).set('module:npm:a@1.0.0', wrong)
    expect(keptPackage(doc, 'npm:a@1.0.0')).toBe(null)
  }
  settingsOf(doc).set('module:npm:a@1.0.0', { entry: 'u', files: [file], moved: [] })
  expect(keptPackage(doc, 'npm:a@1.0.0')).toEqual({ entry: 'u', files: [{ ...file, size: 0 }], moved: [] })
  expect(keptPackage(doc, '__proto__')).toBe(null)
})
