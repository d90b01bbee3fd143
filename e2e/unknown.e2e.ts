// What Loadbang has no object for is kept: dashed, with its data and cables, and it leaves again unchanged.
import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import * as Y from 'yjs'
import { rackFile } from '../src/lib/storage/ptperf/testing/files.ts'
import { newPatch, opened, patchId, saved } from './helpers/app.ts'
import { box, boxes, middle } from './helpers/boxes.ts'
import { meaning, savedPatch } from './helpers/disk.ts'
import { exportPerf, loadPerf } from './helpers/files.ts'
import { drag, drawCable, typeBoxAt } from './helpers/hands.ts'

type Fields = Record<string, unknown>

/** What a file says, but for Loadbang's own: modules, cables, lists and media. */
function contents(file: Uint8Array) {
  const { 'performance.json': json, ...entries } = unzipSync(file)
  const { bundle, media } = JSON.parse(Buffer.from(json!).toString()) as {
    bundle: Fields & { patch: { moduleSchemas: Fields; update: string } }
    media: unknown
  }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(bundle.patch.update, 'base64'))
  const pick = (fields: Fields, names: string[]) =>
    Object.fromEntries(names.map((name) => [name, fields[name]]))
  const maps = (root: string, names: string[]) =>
    Object.fromEntries(
      Object.entries(doc.getMap(root).toJSON() as Record<string, Fields>).map(([id, fields]) => [
        id,
        pick(fields, names)
      ])
    )
  const files = Object.entries(entries).filter(([name]) => name.startsWith('media/'))
  return {
    nodes: maps('nodes', ['id', 'type', 'domain', 'position', 'params', 'data']),
    edges: maps('edges', ['id', 'source', 'target', 'sourceType', 'targetType']),
    lists: pick(bundle, ['assets', 'midiBindings', 'midiDevices', 'gamepadBindings']),
    schemas: bundle.patch.moduleSchemas,
    media,
    files: Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]))
  }
}

test('a rack of modules that nobody here knows', async ({ page }) => {
  await newPatch(page)
  const from = patchId(page)
  const rack = rackFile()
  await loadPerf(page, Buffer.from(rack), 'rack.ptperf.zip')
  await expect.poll(() => patchId(page)).not.toBe(from)
  await opened(page)
  await expect(boxes(page)).toHaveCount(3)
  // A rack's delay is a module of its own, and no [delay].
  for (const type of ['wobbler', 'delay', 'loud'])
    await expect(box(page, `module ${type}, unknown`)).toBeVisible()
  const wanted = contents(rack)
  // A type whose version the rack does not say gets the first.
  wanted.schemas.loud = 1
  expect(contents(await exportPerf(page))).toEqual(wanted)

  // Moved, its place is another; what it holds is the same.
  const wobbler = box(page, 'module wobbler, unknown')
  const at = await middle(wobbler)
  await drag(page, at, { x: at.x, y: at.y + 80 })
  await saved(page)
  const { nodes, ...others } = contents(await exportPerf(page))
  const { nodes: old, ...before } = wanted
  expect(others).toEqual(before)
  expect(nodes.tone).toMatchObject({ type: 'wobbler', params: old.tone!.params, data: old.tone!.data })
  expect(nodes.tone!.position).not.toEqual(old.tone!.position)
})

test('an object that is typed but unknown', async ({ page }) => {
  await newPatch(page)
  await typeBoxAt(page, { x: 300, y: 200 }, 'metro 500')
  await typeBoxAt(page, { x: 300, y: 300 }, 'nosuch 1 2')
  const metro = box(page, 'metro 500')
  await expect(box(page, 'nosuch 1 2, unknown')).toBeVisible()
  // A box that was known when it was wired keeps its cable, dashed, when it becomes unknown.
  await typeBoxAt(page, { x: 300, y: 400 }, 'print')
  await drawCable(page, [metro, 0], [box(page, 'print'), 0])
  await box(page, 'print').dblclick()
  await page.keyboard.type('gone 7')
  await page.keyboard.press('Enter')
  await expect(box(page, 'gone 7, unknown')).toBeVisible()
  await saved(page)
  const before = meaning(await savedPatch(page))
  expect(before.cables).toEqual(['metro 500:out0 -> gone 7:in0'])

  const from = patchId(page)
  await loadPerf(page, await exportPerf(page))
  await expect.poll(() => patchId(page)).not.toBe(from)
  await opened(page)
  await expect(box(page, 'nosuch 1 2, unknown')).toBeVisible()
  expect(meaning(await savedPatch(page))).toEqual(before)
})
