// Patches that a test writes down, opened from a file as a person would open one.
import type { Page } from '@playwright/test'
import { shapeFor } from '../../src/lib/objects/ports.ts'
import { buildSketch } from '../../src/lib/patch/build-sketch.ts'
import { classesOf } from '../../src/lib/patch/classes.ts'
import { envelopeText, writeEnvelope } from '../../src/lib/patch/envelope.ts'
import type { Sketch } from '../../src/lib/patch/sketch.ts'
import { opened } from './app.ts'
import { chooseFile } from './files.ts'

const classes = classesOf({ get: shapeFor })

/** An `.imp.json` of boxes `[left, top, text, data]` and cables `a:outlet b:inlet`. */
export function sketchFile(boxes: Sketch['boxes'], cables: readonly string[] = []): Buffer {
  const doc = buildSketch({ name: 'Sketch', about: '', boxes, cables }, classes)
  return Buffer.from(envelopeText(writeEnvelope(doc, classes, '2026-01-01T00:00:00Z')))
}

/** Opens such a patch, from the first page. `ready`: waits until it is open. */
export async function openSketch(
  page: Page,
  boxes: Sketch['boxes'],
  cables: readonly string[] = [],
  ready: (page: Page) => Promise<void> = opened
): Promise<void> {
  await page.goto('/')
  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), sketchFile(boxes, cables), 'sketch.imp.json')
  await ready(page)
}
