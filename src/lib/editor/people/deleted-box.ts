// When another deletes the box that one types in: its editor has closed, and the person is told who it was and can have the box back,
// with what was typed.
import type * as Y from 'yjs'
import type { PatchContext } from '../../patch/context.ts'
import { bringBack, keepBox, type KeptBox, type Typed } from '../../patch/kept-box.ts'
import { getNode } from '../../patch/shape.ts'
import { beside } from '../cells/beside.svelte.ts'
import type { Canvas } from '../canvas/canvas.svelte.ts'
import { notices } from '../shell/notices.svelte.ts'
import { holdKeys } from './hold-keys.ts'
import type { People } from './people.svelte.ts'
import { whoDid } from './who-did.ts'

/** Gives the way to stop. */
export function watchDeleted(canvas: Canvas, people: People): () => void {
  const { doc } = canvas.session
  /** The box as it was before the change of another's that is coming in. */
  let kept: { box: KeptBox; typed: Typed; context: PatchContext } | null = null

  const before = ({ local }: Y.Transaction): void => {
    kept = null
    const id = canvas.editing?.id ?? canvas.coding?.id ?? beside.typing
    // Who may only look types nothing.
    if (local || id === null || !canvas.session.mayEdit) return
    // What is typed in beside the canvas may lie elsewhere: it is found where it lies in the patch itself.
    const context = canvas.box(id) ? canvas.context : canvas.session
    const box = keepBox(context, id)
    if (box) kept = { box, typed: typedIn(canvas), context }
  }
  const after = ({ local }: Y.Transaction): void => {
    if (local || !kept || getNode(kept.context.doc, kept.box.id)) return
    const { box, typed, context } = kept
    kept = null
    const name = whoDid(people, box.id)
    holdKeys()
    notices.warn(`${name} deleted this box while you typed in it.`, shown(box, typed), {
      label: 'Bring it back',
      run: () => bringBack(context, box, typed)
    })
    canvas.session.log.add([
      { level: 'warn', text: `${name} deleted a box while you typed in it: ${shown(box, typed)}` }
    ])
  }
  doc.on('beforeTransaction', before)
  doc.on('afterTransaction', after)
  return () => {
    doc.off('beforeTransaction', before)
    doc.off('afterTransaction', after)
  }
}

/** What stands in the open editor. The code editor's text is the document's own, the plain field's may be newer. */
function typedIn({ editing, coding, draft }: Canvas): Typed {
  if (editing) return draft ? { text: draft() } : {}
  return coding && !coding.taken ? { code: coding.area.value } : {}
}

function shown(box: KeptBox, typed: Typed): string {
  const code = box.fragment.nodes.find(({ id }) => id === box.id)
  const text = typed.text ?? typed.code ?? code?.text ?? ''
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
