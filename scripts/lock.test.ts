// One at a time, across processes; what a dead process left is no obstacle.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { locked } from './lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadbang-lock-'))
  file = join(folder, 'deep', 'build.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('gives what the work gives, and lets go, also of work that fails', () => {
  expect(locked(file, () => readFileSync(file, 'utf8'))).toBe(String(process.pid))
  expect(existsSync(file)).toBe(false)
  expect(() =>
    locked(file, () => {
      throw new Error('no')
    })
  ).toThrow('no')
  expect(existsSync(file)).toBe(false)
})

test.each(['a dead pid', 'no pid'])('a lock with %s is taken over', (what) => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  locked(file, () => {})
  writeFileSync(file, what === 'no pid' ? '' : String(pid))
  let waited = false
  expect(locked(file, () => 'mine', { onWait: () => (waited = true) })).toBe('mine')
  expect(waited).toBe(false)
})

test('processes that all want it have it one after the other', async () => {
  const log = join(folder, 'log')
  const program = `
    import { appendFileSync } from 'node:fs'
    import { locked } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
    for (let i = 0; i < 5; i++) locked(${JSON.stringify(file)}, () => {
      appendFileSync(${JSON.stringify(log)}, 'in ' + process.pid + '\\n')
      pause(10)
      appendFileSync(${JSON.stringify(log)}, 'out ' + process.pid + '\\n')
    }, { every: 5 })`
  const runs = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'ignore', 'inherit']
    })
  )
  const codes = await Promise.all(runs.map(async (run) => (await once(run, 'exit'))[0] as number))
  expect(codes).toEqual([0, 0, 0])
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(30)
  for (let i = 0; i < lines.length; i += 2) {
    expect(lines[i]!.replace('in', 'out')).toBe(lines[i + 1])
    expect(lines[i]).toMatch(/^in /)
  }
})
