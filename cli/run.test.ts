// loadbang run, as a person runs it.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fileOf, loadbang, loadbangArguments, projectRoot, ran, temporary } from './testing/shell.ts'

const directory = temporary()
const at = (name: string): string => join(directory, name)
const counter = join(projectRoot, 'examples/counter.ptperf.zip')

test('prints go to standard output, errors of boxes to standard error, and the rest goes on', async () => {
  const file = await fileOf(
    at('mixed.zip'),
    {
      load: 'loadbang',
      all: 't b b b',
      one: 'msg 1 2',
      two: 'msg {get',
      three: 'nobody knows',
      print: 'print x'
    },
    ['load all', 'all:2 one', 'all:1 two', 'one print', 'all print']
  )
  const { status, out, err } = await loadbang('run', file)
  expect(out).toEqual(['x: 1 2', 'x: bang'])
  expect(err).toHaveLength(2)
  expect(err[0]).toMatch(/^error: text-[a-z-]+ msg \{get: .+\.$/)
  expect(err[1]).toMatch(/^error: no-such-object nobody knows: There is no object named "nobody"\. .+\.$/)
  expect(status).toBe(0)
})

test('a file that cannot be read is one line on standard error, and status 1', async () => {
  writeFileSync(at('text.ptperf.zip'), 'hello')
  writeFileSync(at('empty.ptperf.zip'), '')
  writeFileSync(at('newer.imp.json'), '{"envelopeVersion": 99}')
  for (const [file, code] of [
    [at('missing.ptperf.zip'), 'file-missing'],
    [directory, 'file-directory'],
    [at('text.ptperf.zip'), 'envelope-invalid'],
    [at('empty.ptperf.zip'), 'perf-empty'],
    [at('newer.imp.json'), 'envelope-newer']
  ] as const) {
    const { status, out, err } = await loadbang('run', file)
    expect([status, out, err.length], code).toEqual([1, [], 1])
    expect(err[0]!.startsWith(`error: ${code} ${file}: `), err[0]).toBe(true)
  }
})

test('--for ends a patch that goes on; without it, it is stopped and says so', async () => {
  const file = await fileOf(at('metro.zip'), { load: 'loadbang', metro: 'metro 500', print: 'print' }, [
    'load metro',
    'metro print'
  ])
  const first = await loadbang('run', file, '--for', '1.2s')
  expect(first).toEqual({ status: 0, out: ['print: bang', 'print: bang', 'print: bang'], err: [] })
  expect((await loadbang('run', '--for=1', file)).out).toHaveLength(3)
  const endless = await loadbang('run', file)
  expect(endless.out).toHaveLength(121)
  expect(endless.err).toHaveLength(1)
  expect(endless.err[0]).toMatch(/^error: endless /)
})

test('cells run, in logical time, and what they say is told from errors', async () => {
  const code = `
    console.log('started\\nwell')
    await new Promise((done) => setTimeout(done, 3_600_000))
    send((await kv.get('k')) ?? 'nothing')
    throw new Error('enough')`
  const file = await fileOf(at('cell.zip'), { cell: ['js', { code }], print: 'print out' }, ['cell print'])
  const { out, err, status } = await loadbang('run', file, '--for', '2h')
  expect(out).toEqual(['out: symbol nothing'])
  expect(err[0]).toBe('log: js: started well')
  expect(err[1]).toMatch(/^error: cell-threw js: .*enough/)
  expect(status).toBe(0)
})

test('what the file brings is there for the run, and is not written back', async () => {
  const boxes = { load: 'loadbang', ask: 'msg {get: "k"}', kv: 'kv s', value: 'map x.value', print: 'print' }
  const cables = ['load ask', 'ask kv', 'kv value', 'value print']
  const file = await fileOf(at('stored.zip'), boxes, cables, [
    { kind: 'kv', scope: ['name', 's'], key: 'k', value: 7 }
  ])
  for (let i = 0; i < 2; i++) expect((await loadbang('run', file)).out).toEqual(['print: 7'])
})

test('an endless stream of long lines is written as it comes', async () => {
  const count = 60_000
  const text = 'x'.repeat(2_000)
  const file = await fileOf(
    at('flood.zip'),
    {
      load: 'loadbang',
      uzi: 't b',
      until: 'until',
      count: 'counter',
      end: `sel ${count}`,
      line: `msg ${text}`,
      print: 'print'
    },
    ['load uzi', 'uzi until', 'until line', 'until count', 'line print', 'count end', 'end until:1']
  )
  // 120 MB through a heap that could not hold them.
  const args = ['--max-old-space-size=64', ...loadbangArguments, 'run', file]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill())
  let lines = 0
  child.stdout.on('data', (bytes: Buffer) => {
    for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) lines++
  })
  const status = await new Promise((done) => child.on('close', done))
  expect(status).toBe(0)
  expect(lines).toBeGreaterThanOrEqual(count)
})

test('a reader that goes away ends the run without a word', async () => {
  const file = await fileOf(at('long.zip'), { load: 'loadbang', metro: 'metro 1', print: 'print' }, [
    'load metro',
    'metro print'
  ])
  // Some 300 years: only the missing reader ends it.
  const args = [...loadbangArguments, 'run', file, '--for', '2600000h']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill())
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  const status = await new Promise((done) => child.on('close', done))
  expect([status, complaint]).toEqual([0, ''])
})

test('npm run loadbang finds files from where it was called', async () => {
  const { out, status } = await ran('npm', ['run', '-s', 'loadbang', '--', 'run', 'counter.ptperf.zip'], {
    cwd: join(projectRoot, 'examples')
  })
  expect([out, status]).toEqual([['count: 1'], 0])
})

test('a command line that is wrong is one sentence, and status 2', async () => {
  for (const args of [
    [],
    ['fly'],
    ['run'],
    ['run', 'a', 'b'],
    ['run', 'a', '--fast'],
    ['run', 'a', '--for'],
    ['run', 'a', '--for', 'ever'],
    ['check', 'a', '--for', '3s'],
    ['convert', 'a'],
    ['convert', counter, 'b.txt']
  ]) {
    const { status, out, err } = await loadbang(...args)
    expect([status, out, err.length], args.join(' ')).toEqual([2, [], 1])
    expect(err[0]).toMatch(/^loadbang: [A-Z-].*\. Try loadbang --help\.$/i)
  }
})

test('--help and --version', async () => {
  const help = await loadbang('run', '--help')
  expect([help.status, help.err]).toEqual([0, []])
  for (const word of ['run FILE', 'check FILE', 'convert FROM TO', '--for', '--data', 'Exit status'])
    expect(help.out.join('\n')).toContain(word)
  const version = await loadbang('--version')
  expect(version.out).toHaveLength(1)
  expect(version.out[0]).toMatch(/^\d+\.\d+\.\d+/)
})

test('a cell that cannot be stopped within a step ends the run, which says which it was', async () => {
  const loop = 'send(1)\nrecv(() => Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1))'
  const file = await fileOf(
    at('hung.zip'),
    { load: 'loadbang', before: 'print before', loop: ['js 1 1', { code: loop }], print: 'print out' },
    ['load loop', 'loop print', 'load before']
  )
  const { status, out, err } = await loadbang('run', file)
  expect(out.toSorted()).toEqual(['before: bang', 'out: 1'])
  expect(err).toEqual([expect.stringMatching(/^error: cell-stopped js 1 1: The cell did not come back /)])
  expect(status).not.toBe(0)
})
