// A document from a sketch, by the edits that a person would make.
import type * as Y from 'yjs'
import { LoadbangError } from '../runtime/errors.ts'
import type { Classes } from './classes.ts'
import { addBox } from './edit-boxes.ts'
import { connect } from './edit-cables.ts'
import { newPatch, type PatchEnd } from './shape.ts'
import type { Sketch } from './sketch.ts'

/**
 * A new document of the sketch; ids of boxes are its names. Throws `sketch-cable` for a cable that cannot be drawn: sketches
 * are ours, and have none.
 */
export function buildSketch(sketch: Sketch, classes: Classes): Y.Doc {
  const doc = newPatch(sketch.name)
  const context = { doc, classes }
  doc.transact(() => {
    for (const [id, [x, y, text, data]] of Object.entries(sketch.boxes)) {
      const dot = id.lastIndexOf('.')
      const parent = dot < 0 ? {} : { parent: id.slice(0, dot) }
      addBox(context, { id, text, position: { x, y }, data, ...parent })
    }
    for (const cable of sketch.cables) {
      const [from = '', to = ''] = cable.split(' ')
      if (!connect(context, end(from, 'out'), end(to, 'in'))) {
        throw new LoadbangError(
          'sketch-cable',
          `The sketch “${sketch.name}” has no ends for the cable “${cable}”.`
        )
      }
    }
  })
  return doc
}

function end(text: string, side: 'in' | 'out'): PatchEnd {
  const [nodeId = '', port = '0'] = text.split(':')
  return { nodeId, portId: side + port }
}
