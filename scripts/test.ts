// `npm test`: everything: types, lint and the build, unit tests, end to end. Each step runs whatever became of the one
// before, but that what is not built is not tried; the last line sums them all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './ensure-browser.ts'
import { ensurePd } from './ensure-pd.ts'
import { generate } from './generate.ts'
import { nodeBeside, root, run } from './tools.ts'

interface Tally {
  passed: number
  failed: number
}

const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results)
const total: Tally = { passed: 0, failed: 0 }
const faults: string[] = []

await step('browser', async () => (await ensureBrowser(), true))
// Where it cannot be had, what compares with it says that it was skipped.
ensurePd()
await step('generate', generate)
// Each has work for one core; the linter takes as long as types and the build together.
const [, built] = await Promise.all([beside('lint'), beside('check').then(() => beside('build'))])
await step('unit tests', () => vitest('unit'))
await step('browser unit tests', () => vitest('browser'))
if (built) await step('end-to-end tests', playwright)

if (faults.length > 0) console.log(`\nFailed: ${faults.join(', ')}.`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

/** Runs one step; a yes or no counts as one test. */
async function step(name: string, work: () => boolean | Tally | Promise<boolean | Tally>): Promise<boolean> {
  console.log(`\n── ${name} ──`)
  const start = Date.now()
  let result: boolean | Tally
  try {
    result = await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    result = false
  }
  const tally = typeof result === 'object' ? result : { passed: Number(result), failed: Number(!result) }
  total.passed += tally.passed
  total.failed += tally.failed
  if (tally.failed > 0) faults.push(name)
  console.log(
    `${name}: ${tally.passed} passed, ${tally.failed} failed, ${((Date.now() - start) / 1000).toFixed(1)} s`
  )
  return tally.failed === 0
}

/** A script of ours as a step beside another; what is generated is there. */
function beside(name: string): Promise<boolean> {
  return step(name, () => nodeBeside(`scripts/${name}.ts`, ['--as-it-is']))
}

function vitest(project: string): Tally {
  const file = `test-results/${project}.json`
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const succeeded = run('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters])
  const report = read<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(file)
  return tally(succeeded, report?.numPassedTests, report?.numFailedTests)
}

function playwright(): Tally {
  const succeeded = run('playwright', ['test', '--pass-with-no-tests'])
  const stats = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    'test-results/e2e.json'
  )?.stats
  return tally(succeeded, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected)
}

// A run that failed without a failed test (a file that does not load, an error after the end) counts as one failure.
function tally(succeeded: boolean, passed = 0, failed = 0): Tally {
  return { passed, failed: succeeded ? failed : Math.max(1, failed) }
}

function read<T>(file: string): T | undefined {
  const path = join(root, file)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined
}
