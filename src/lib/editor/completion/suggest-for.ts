// Completion for the box that is being typed: what is around it in the patch, and what its store holds.
import type { Canvas, Editing } from '../canvas/canvas.svelte.ts'
import type { BoxModel } from '../canvas/types.ts'
import { defsOf } from '../../patch/shape.ts'
import { fields } from '../../patch/values.ts'
import type { AbstractionName } from './suggest-abstractions.ts'
import type { OperationCard } from '../../objects/card.ts'
import { storeName } from '../../objects/storage/store-name.ts'
import { suggest } from './suggest.ts'
import { NOTHING, type Destination, type Suggestions, type Surroundings } from './types.ts'

/** Answers by `found`, at once or when the store has answered; without an engine there is no answer about stores. */
export function suggestFor(
  canvas: Canvas,
  editing: Editing,
  text: string,
  caret: number,
  found: (suggestions: Suggestions) => void
): void {
  if (editing.kind === 'comment') return found(NOTHING)
  suggest(editing.kind, text, caret, surroundings(canvas, editing)).then(found, () => found(NOTHING))
}

function surroundings(canvas: Canvas, editing: Editing): Surroundings {
  return {
    knowledge: canvas.knowledge,
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
    const port = box?.inlets.find((each) => each.id === portId)
    return box && port ? [destination(box, port.operations)] : []
  })
}

function destination(box: BoxModel, operations: readonly OperationCard[]): Destination {
  if (box.type !== 'kv' && box.type !== 'db') return { operations, className: box.type }
  const name = storeName(box.atoms).name ?? null
  return { operations, className: box.type, store: { kind: box.type, name, nodeId: box.id } }
}
