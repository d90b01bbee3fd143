// The operator's command line, as it is typed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHub } from './hub.ts'
import { temporaryFolder } from './testing/folder.ts'

const run = (data: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['hub/command.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LOADBANG_DATA: data, NODE_NO_WARNINGS: '1' }
  })
  return { status, stdout, stderr }
}

test('backs up, restores, and says in words what it cannot do', async () => {
  const data = temporaryFolder()
  const out = temporaryFolder()
  const to = join(out.path, 'backup')
  expect(run(data.path, 'backup', to)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('data folder')
  })
  expect(run(data.path)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('npm run hub -- backup')
  })
  expect(run(data.path, 'burn', to).status).toBe(2)

  const hub = await openHub({ folder: data.path })
  await hub.stream.append({ org: 'org', docid: 'doc', branch: 'main' }, Uint8Array.of(0, 0))
  expect(run(data.path, 'backup', to)).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(join(to, 'manifest.json'))).toBe(true)
  // Its hub runs and was not started by the program, so it cannot be asked.
  expect(run(data.path, 'restore', to)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('when it starts next')
  })
  await hub.close()
  expect(run(data.path, 'restore', to)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Restored')
  })
  expect(run(data.path, 'restore', data.path).status).toBe(1)
  data.remove()
  out.remove()
})
