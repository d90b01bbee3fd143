// Files that are wrong, each in its own way: each gives one sentence that says what is wrong, and the open patch and all that is
// stored are as before.
import { expect, test, type Page } from '@playwright/test'
import { unzipSync, zipSync } from 'fflate'
import * as Y from 'yjs'
import { readDirectory } from '../src/lib/storage/ptperf/zip-directory.ts'
import { notices, openExample, opened, patchId } from './helpers/app.ts'
import { box, boxes, numberBoxes, shows } from './helpers/boxes.ts'
import { readDisk, stored, type Disk } from './helpers/disk.ts'
import { exportPerf, loadPerf } from './helpers/files.ts'

/** A good file, its entries changed; without checksums, as racks have none. */
function remade(good: Buffer, change: (entries: Record<string, Uint8Array>) => void): Buffer {
  const entries = unzipSync(good)
  delete entries['checksums.json']
  change(entries)
  return Buffer.from(zipSync(entries))
}

interface Performance {
  bundle: { patch: { envelopeVersion: number; update: string } }
}

function withEnvelope(good: Buffer, change: (patch: Performance['bundle']['patch']) => void): Buffer {
  return remade(good, (entries) => {
    const performance = JSON.parse(Buffer.from(entries['performance.json']!).toString()) as Performance
    change(performance.bundle.patch)
    entries['performance.json'] = Buffer.from(JSON.stringify(performance))
  })
}

function withDocument(good: Buffer, change: (doc: Y.Doc) => void): Buffer {
  return withEnvelope(good, (patch) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(patch.update, 'base64'))
    change(doc)
    patch.update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
  })
}

const directoryOf = (file: Buffer) => readDirectory(new Blob([new Uint8Array(file)]))

/** One bit in the middle of an entry's packed bytes. */
async function flipped(good: Buffer, name: string): Promise<Buffer> {
  const { start, packedSize } = (await directoryOf(good)).find((entry) => entry.name === name)!
  const bytes = Buffer.from(good)
  bytes[start + (packedSize >> 1)]! ^= 0x10
  return bytes
}

/** A zip whose directory says that an entry is smaller than it is. */
async function lying(good: Buffer): Promise<Buffer> {
  const bytes = remade(good, () => {})
  const { size } = (await directoryOf(bytes)).find((entry) => entry.name === 'performance.json')!
  for (let at = 0; at + 4 <= bytes.length; at++)
    if (bytes.readUInt32LE(at) === size) bytes.writeUInt32LE(size >> 1, at)
  return bytes
}

const edge = (from: string, to: string): Y.Map<unknown> =>
  new Y.Map<unknown>([
    ['id', 'astray'],
    ['source', { nodeId: from, portId: 'out0' }],
    ['target', { nodeId: to, portId: 'in0' }],
    ['sourceType', 'message'],
    ['targetType', 'message'],
    ['order', 'a0']
  ])

function node(id: string): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['id', id],
    ['type', 'print'],
    ['domain', 'meta'],
    ['text', 'print'],
    ['v', 1],
    ['order', 'a0'],
    ['position', { x: 0, y: 0 }],
    ['params', new Y.Map()],
    ['data', new Y.Map()]
  ])
}

const refused: Record<string, { file: (good: Buffer) => Buffer | Promise<Buffer>; says: RegExp }> = {
  'an empty file': { file: () => Buffer.alloc(0), says: /is empty/ },
  'no zip at all': { file: () => Buffer.from('Hello'), says: /not a/ },
  'half a zip': { file: (good) => good.subarray(0, good.length >> 1), says: /cut short/ },
  'a zip without its last byte': { file: (good) => good.subarray(0, -1), says: /cut short/ },
  'a zip that inflates past its limits': {
    file: (good) => remade(good, (entries) => (entries['data/kv.jsonl'] = new Uint8Array(4 * 2 ** 20))),
    says: /"data\/kv.jsonl" is larger than .* packed suspiciously tight/
  },
  'a zip that inflates to more than it says': {
    file: lying,
    says: /"performance.json" in the file is damaged/
  },
  'no performance.json': {
    file: (good) => remade(good, (entries) => delete entries['performance.json']),
    says: /no performance.json/
  },
  'a newer envelope': {
    file: (good) => withEnvelope(good, (patch) => (patch.envelopeVersion = 99)),
    says: /saved by a newer version .*99/
  },
  'a box with the id __proto__': {
    file: (good) => withDocument(good, (doc) => doc.getMap('nodes').set('__proto__', node('__proto__'))),
    says: /id “__proto__” is not allowed/
  },
  'an update that is no update': {
    file: (good) =>
      withEnvelope(good, (patch) => (patch.update = Buffer.from('no update').toString('base64'))),
    says: /update cannot be read/
  },
  'an update that is no base64': {
    file: (good) => withEnvelope(good, (patch) => (patch.update = '§')),
    says: /update cannot be read/
  }
}

/** The counter, open, its count stored; a file of it, and what the disk then holds. */
async function openCounter(page: Page): Promise<{ good: Buffer; before: Disk }> {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const good = await exportPerf(page)
  return { good, before: await readDisk(page) }
}

async function refuses(page: Page, file: Buffer, says: RegExp): Promise<void> {
  await loadPerf(page, file, 'bad.ptperf.zip')
  const notice = notices(page)
  await expect(notice).toHaveCount(1)
  await expect(notice).toHaveRole('alert')
  await expect(notice).toHaveText(says)
  await notice.getByRole('button', { name: 'Close this message' }).click()
  await expect(notice).toHaveCount(0)
}

async function asBefore(page: Page, address: string, before: Disk): Promise<void> {
  expect(page.url()).toBe(address)
  expect(await readDisk(page)).toEqual(before)
  await expect(boxes(page)).toHaveCount(17)
  await shows(numberBoxes(page), 1)
}

test('each bad file is refused with a sentence, and nothing changes', async ({ page }) => {
  const { good, before } = await openCounter(page)
  const address = page.url()
  for (const [name, { file, says }] of Object.entries(refused)) {
    await test.step(name, async () => refuses(page, await file(good), says))
  }
  await asBefore(page, address, before)
})

test('a flipped byte in any entry is noticed, and the entry named', async ({ page }) => {
  const { good, before } = await openCounter(page)
  const address = page.url()
  const names = (await directoryOf(good)).map(({ name }) => name)
  expect(names).toEqual(['performance.json', 'data/kv.jsonl', 'checksums.json'])
  for (const name of names) {
    const says = new RegExp(`"${name.replace('.', '\\.')}" in the file is damaged`)
    await test.step(name, async () => refuses(page, await flipped(good, name), says))
  }
  await asBefore(page, address, before)
})

test('a cable to nowhere costs that cable alone, and is told', async ({ page }) => {
  const { good, before } = await openCounter(page)
  const from = patchId(page)
  const file = withDocument(good, (doc) => doc.getMap('edges').set('astray', edge('load', 'nowhere')))
  await loadPerf(page, file)
  await expect(notices(page)).toHaveText(/“Counter 2” was loaded.*cable/i)
  await expect.poll(() => patchId(page)).not.toBe(from)
  await opened(page)
  await expect(boxes(page)).toHaveCount(17)
  await expect(box(page, 'loadbang')).toBeVisible()
  await shows(numberBoxes(page), 2)

  // The patch that was open, and its data, are what they were.
  const after = await readDisk(page, from)
  expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name.includes(from))))
})
