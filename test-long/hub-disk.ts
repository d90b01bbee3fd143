// A disk that is really full and one that is really read-only, under a hub in a process of its own: changes are refused and none is
// acknowledged that is not there afterwards; a full disk is made good by room on it alone, without a restart. Needs root and Linux: it mounts.
//
//     npm run test:long -- hub-disk [ROUNDS]
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../hub/testing/folder.ts'
import { kill, listen, startChild } from '../hub/testing/kill-rounds.ts'
import { hocuspocusWriter, type Writer } from '../hub/testing/raw-writer.ts'

const rounds = Number(process.argv[2] ?? 5)
const room = 'org/disk/main'
let failed = 0

const run = (command: string, ...args: string[]): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function expectThat(holds: boolean, what: string): void {
  if (!holds) failed++
  console.log(`${holds ? 'ok  ' : 'WRONG'} ${what}`)
}

/** Writes until the hub ends the connection, which is why it does so. */
async function writeUntilRefused(port: number, prefix: string): Promise<{ writer: Writer; reason: string }> {
  const writer = hocuspocusWriter(port, room, prefix)
  let reason = ''
  writer.socket.on('close', (code: number, text: Buffer) => (reason = `${code} ${text.toString()}`))
  await writer.opened
  // Until it is in, what it says waits in a queue with bounds of its own.
  writer.write()
  for (let i = 0; i < 2000 && writer.acknowledged === 0 && reason === ''; i++) await pause(10)
  for (let i = 0; reason === '' && i < 200_000; i++) {
    writer.write()
    if (i % 20 === 0) await pause(1)
  }
  return { writer, reason }
}

async function keysOf(port: number): Promise<Set<string>> {
  const fresh = listen(port, room)
  await fresh.synced
  fresh.socket.close()
  return new Set(fresh.doc.getMap('map').keys())
}

const isThere = (keys: ReadonlySet<string>, { keys: written, acknowledged }: Writer): boolean =>
  written.slice(0, acknowledged).every((key) => keys.has(key))

async function full(place: string): Promise<void> {
  run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place)
  const { child, port } = await startChild(place)
  try {
    const writers: Writer[] = []
    for (let round = 1; round <= rounds; round++) {
      const { writer, reason } = await writeUntilRefused(port, `full${round}`)
      writers.push(writer)
      expectThat(/^4503 storage-full/.test(reason), `round ${round}: refused with "${reason}"`)
      expectThat(
        writer.acknowledged < writer.keys.length,
        `round ${round}: ${writer.acknowledged} of ${writer.keys.length} acknowledged`
      )
      run('mount', '-o', `remount,size=${4 + round * 2}m`, place)
      const again = hocuspocusWriter(port, room, `after${round}`)
      await again.opened
      for (let i = 0; i < 10; i++) again.write()
      for (let i = 0; i < 500 && again.acknowledged < 10; i++) await pause(10)
      expectThat(
        again.acknowledged === 10,
        `round ${round}: with room again, ${again.acknowledged} of 10 acknowledged`
      )
      again.socket.close()
      writers.push(again)
    }
    await kill(child)
    const after = await startChild(place)
    const keys = await keysOf(after.port)
    expectThat(
      writers.every((writer) => isThere(keys, writer)),
      `after kill -9, all ${writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)} acknowledged are there`
    )
    await kill(after.child)
  } finally {
    await kill(child)
    run('umount', place)
  }
}

async function readOnly(place: string, image: string): Promise<void> {
  writeFileSync(image, Buffer.alloc(64 * 1024 * 1024))
  run('mkfs.ext4', '-q', image)
  run('mount', '-o', 'loop', image, place)
  const first = await startChild(place)
  try {
    const before = hocuspocusWriter(first.port, room, 'before')
    await before.opened
    for (let i = 0; i < 200; i++) before.write()
    for (let i = 0; i < 500 && before.acknowledged < 200; i++) await pause(10)
    before.socket.close()
    // As the system does after an error of the disk: what is open stays open, and nothing can be written any more.
    run('mount', '-o', 'remount,abort', place)
    const { writer, reason } = await writeUntilRefused(first.port, 'read-only')
    expectThat(/^4503 storage-/.test(reason), `read-only: refused with "${reason}"`)
    expectThat(writer.acknowledged === 0, `read-only: ${writer.acknowledged} acknowledged`)
    await kill(first.child)
    run('umount', place)
    spawnSync('fsck.ext4', ['-y', image])
    run('mount', '-o', 'loop', image, place)
    const second = await startChild(place)
    const keys = await keysOf(second.port)
    expectThat(isThere(keys, before), `writable again: all ${before.acknowledged} acknowledged are there`)
    const after = hocuspocusWriter(second.port, room, 'after')
    await after.opened
    after.write()
    for (let i = 0; i < 500 && after.acknowledged < 1; i++) await pause(10)
    expectThat(after.acknowledged === 1, 'writable again: changes are taken')
    after.socket.close()
    await kill(second.child)
  } finally {
    await kill(first.child)
    run('umount', place)
  }
}

const mounted = temporaryFolder()
const images = temporaryFolder()
await full(mounted.path)
await readOnly(mounted.path, join(images.path, 'disk.img'))
mounted.remove()
images.remove()
console.log(`${rounds} rounds of a full disk and one of a read-only one, ${failed} wrong`)
process.exit(failed === 0 ? 0 : 1)
