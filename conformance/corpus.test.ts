// Native Pd's own patches, as in `npm run conformance`: what was once the same stays the same. The score is recorded in
// corpus-score.json, and may only rise.
import { expect, test } from 'vitest'
import { corpusFiles, pdVersion } from './corpus/files.ts'
import { judgeAll } from './corpus/judge-all.ts'
import type { Compared } from './corpus/judge.ts'
import { recorded, scoreOf, sinkings } from './corpus/score.ts'

const version = pdVersion()
const record = recorded()
const skip = version !== record.version || corpusFiles().length === 0
if (skip) console.warn(`Skipped: the patches of ${record.version} are not here.`)

test.skipIf(skip)(
  'as many of native Pd’s own patches run the same as before',
  { timeout: 900_000 },
  async () => {
    const verdicts = await judgeAll(corpusFiles())
    const compared = verdicts.filter((verdict): verdict is Compared => 'lines' in verdict)
    const differ = compared.filter(({ same }) => !same).map(({ file, first }) => ({ file, first }))
    expect(sinkings(scoreOf(compared), record), JSON.stringify(differ, null, 1)).toStrictEqual([])
  }
)
