// .pd files beside native Pd: its own files survive being opened and saved, and what is written in a file means here what it means
// there.
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runPatch } from '../src/lib/engine/node-host.ts'
import { attempt, imported, pdClasses } from '../src/lib/interop/pd/testing/attempt.ts'
import { exportPd } from '../src/lib/interop/pd/export-pd.ts'
import { compilePatch } from '../src/lib/patch/compile.ts'
import { openMemoryStorage } from '../src/lib/storage/kv/memory.ts'
import { asPdPrints, pdMissing } from './native-pd.ts'
import { pdOwnFiles } from './pd-own-files.ts'

const files = pdOwnFiles()
if (files.length === 0) console.warn('Skipped: Pure Data’s own files are not here.')

describe.skipIf(files.length === 0)('Pd’s own files', () => {
  test('opened and saved they are the same to the letter', { timeout: 300_000 }, () => {
    for (const { path, text } of files) {
      const { doc, notes } = imported(text)
      const { text: saved, lost } = exportPd(doc, pdClasses)
      expect(saved === text, path).toBe(true)
      expect([path, ...notes, ...lost]).toEqual([path])
    }
  })

  test('opened, saved and opened again they are the same patches', { timeout: 300_000 }, () => {
    for (const { path, text } of files)
      expect([path, attempt(text)]).toEqual([path, { code: null, wrong: null }])
  })
})

const QUIT = `#N canvas 0 0 9 9 12;
#X obj 0 0 loadbang;
#X msg 0 20 \\; pd quit;
#X connect 0 0 1 0;
`

/** What native Pd prints as `x: …` after loading the file. */
function native(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'loadbang-pd-file-'))
  try {
    const [patch, quit] = [join(folder, 'patch.pd'), join(folder, 'quit.pd')]
    writeFileSync(patch, text)
    writeFileSync(quit, QUIT)
    const flags = ['-nogui', '-batch', '-noprefs', '-nosound', '-nomidi', '-nrt', '-stderr']
    const { stderr, error } = spawnSync('pd', [...flags, '-open', patch, '-open', quit], {
      encoding: 'utf8',
      timeout: 60_000
    })
    if (error) throw error
    return stderr.split('\n').filter((line) => line.startsWith('x: '))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ours(text: string): Promise<string[]> {
  const lines: string[] = []
  const storage = openMemoryStorage()
  await runPatch({
    graph: compilePatch(imported(text).doc, pdClasses),
    storage,
    write: (line) => lines.push(line),
    writeError: () => {}
  })
  await storage.close()
  return lines
}

/** Words of message boxes as files have them; a symbol that looks like none is what could go wrong. */
const word = fc.oneof(
  fc.constantFrom(
    ...[
      'foo',
      '1',
      '-0.5',
      '1e3',
      '+3',
      '{a',
      '[b',
      '{c:',
      '"d"',
      '"e',
      '$null',
      '$true',
      '$NaN',
      '=>',
      'js:',
      'msg:'
    ],
    ...[
      '\\,',
      'a=1',
      '}',
      ']',
      '{}',
      '[]',
      '#',
      '\\$1',
      'p-\\$1',
      'bang',
      'symbol',
      'list',
      'float',
      'set',
      'x'
    ],
    ...String.raw`a\\\,b a\,b \\\$1 e\\f \\bang \{a`.split(' '),
    'c\\ d'
  ),
  fc.string({ unit: fc.constantFrom(...'ab1.{}[]":=>-'), minLength: 1, maxLength: 4 })
)

const file = (boxes: readonly (readonly string[])[]): string =>
  [
    '#N canvas 0 0 450 300 12',
    '#X obj 0 0 loadbang',
    '#X msg 0 0 7 8',
    '#X obj 0 0 print x',
    '#X connect 0 0 1 0',
    ...boxes.map((words) => `#X msg 0 0 ${words.join(' ')}`),
    ...boxes.flatMap((_, i) => [`#X connect 1 0 ${i + 3} 0`, `#X connect ${i + 3} 0 2 0`])
  ]
    .map((line) => `${line};\n`)
    .join('')

describe.skipIf(pdMissing() !== null)('beside native Pd', () => {
  test('message boxes of any words', { timeout: 120_000 }, async () => {
    const boxes = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 20, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(boxes, async (all) => {
        const text = file(all)
        expect((await ours(text)).map(asPdPrints)).toStrictEqual(native(text).map(asPdPrints))
      }),
      { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 15) }
    )
  })
})
