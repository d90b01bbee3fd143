// What is around the box that is being typed, for completion.
import type { Canvas, Editing } from '../canvas/canvas.svelte.ts'
import type { BoxModel } from '../canvas/types.ts'
import type { OperationCard } from '../../objects/card.ts'
import { describeBox } from '../../objects/cards.ts'
import { defsOf } from '../../patch/shape.ts'
import { fields } from '../../patch/values.ts'
import { storeName } from '../../objects/storage/store-name.ts'
import type { AbstractionName } from './suggest-abstractions.ts'
import type { Destination, Surroundings } from './types.ts'

export function surroundings(canvas: Canvas, editing: Editing): Surroundings {
  return {
    destinations: destinations(canvas, editing),
    abstractions: abstractions(canvas),
    typed: (className) =>
      [...canvas.scene.boxes.values()].flatMap((box) => {
        const { name } = storeName(box.atoms)
        return box.type === className && name !== undefined && box.id !== editing.id ? [name] : []
      }),
    ask: (question) => canvas.engine.complete(question)
  }
}

function abstractions({ session }: Canvas): AbstractionName[] {
  const here = fields(defsOf(session.doc))
  const shelf = [...(session.shelf?.patches?.values() ?? [])].filter(({ name }) => !here.includes(name))
  return [
    ...here.map((name) => ({ name, about: 'An abstraction of this patch', tag: 'abstraction' as const })),
    ...shelf.map(({ name, entry }) => ({
      name,
      about: entry.name === name ? 'A patch of your library' : `“${entry.name}” of your library`,
      tag: 'library' as const
    }))
  ]
}

/** Inlets that this box's messages reach: by its cables, or by the cable that it will come with. */
function destinations(canvas: Canvas, editing: Editing): Destination[] {
  const { cableFrom, id } = editing
  const reached: [string, string][] = []
  if (cableFrom?.side === 'in') reached.push([cableFrom.boxId, cableFrom.portId])
  if (id !== null) {
    for (const cable of canvas.scene.cables.values())
      if (cable.from === id) reached.push([cable.to, cable.inlet])
  }
  return reached.flatMap(([boxId, portId]) => {
    const box = canvas.box(boxId)
    const index = box?.inlets.findIndex((each) => each.id === portId) ?? -1
    return box && index >= 0 ? [destination(box, operationsOf(box, index))] : []
  })
}

/** Ports that the text does not tell of, such as a subpatch's, have none. */
const operationsOf = (box: BoxModel, index: number): readonly OperationCard[] =>
  (box.text === null ? null : describeBox(box.text))?.inlets[index]?.operations ?? []

function destination(box: BoxModel, operations: readonly OperationCard[]): Destination {
  if (box.type !== 'kv' && box.type !== 'db') return { operations, className: box.type }
  const name = storeName(box.atoms).name ?? null
  return { operations, className: box.type, store: { kind: box.type, name, nodeId: box.id } }
}
