// The canvas as the host of its boxes: what a box may ask (boxes/host.ts), answered from the canvas's state.
import type { BoxHost } from '../boxes/host.ts'
import { cellsHost } from '../cells/cells-host.ts'
import { codeOf, setCode, setData, setParam } from '../../patch/edits.ts'
import { record } from '../../runtime/message.ts'
import { stepControl } from './actions/play.ts'
import type { Canvas } from './canvas.svelte.ts'
import { prefixOf } from './path.ts'

export function canvasHost(canvas: Canvas): BoxHost {
  return {
    get engine() {
      return canvas.engine
    },
    get mode() {
      return canvas.mode
    },
    get coming() {
      return canvas.session.sharing?.sync?.state === 'syncing'
    },
    get ownData() {
      return Boolean(canvas.session.sharing?.link)
    },
    isSelected: (id) => canvas.boxes.has(id),
    isCurrent: (id) => canvas.current === id && canvas.byKeyboard,
    hint: (id) => {
      const label = canvas.hints?.boxes.get(id)
      return label && label.startsWith(canvas.hints!.typed) ? label : null
    },
    portHint: (id, side, index) => {
      const ports = canvas.hints?.ports
      return ports && ports.boxId === id && ports.side === side && index < 9 ? String(index + 1) : null
    },
    isAimed: (id, side, portId) => {
      const aim = canvas.held?.aim
      return !!aim && aim.boxId === id && aim.side === side && aim.portId === portId && !canvas.held!.refused
    },
    plays: (event) => canvas.mode === 'run' || event.ctrlKey || event.metaKey,
    play: (id, message) => canvas.engine.play(id, message),
    // What stands in one instance of an abstraction is its own, and lasts as long as it runs.
    save: (id, field, value) => {
      const live = field === 'value' && canvas.path.some(({ def }) => def !== undefined)
      // Who may only look plays all the same; it is saved nowhere.
      if (!live && canvas.session.mayEdit) setData(canvas.context, id, field, value)
    },
    saveCode: (id, code) => void setCode(canvas.context, id, code),
    codeNow: (id) => codeOf(canvas.context.doc, id),
    cells: cellsHost(canvas),
    saveParam: (id, name, value) =>
      canvas.session.mayEdit && setParam(canvas.context, id, name, value ?? undefined),
    async keepFile(id, field, file) {
      const { keepFile } = await import('../session/keep-file.ts')
      const ref = await keepFile(canvas.session.patchId, file)
      if (canvas.session.mayEdit) setData(canvas.context, id, field, ref)
      // With the file itself, for where the browser stores nothing.
      canvas.engine.play(id, record({ ...ref, file }))
    },
    leave(id, to) {
      canvas.current = id
      canvas.byKeyboard = true
      canvas.focus()
      if (to && stepControl(canvas, to === 'next' ? 1 : -1))
        canvas.registers.controls.get(canvas.current)?.arrive?.()
      return true
    },
    onFlash: (id, flash) => canvas.registers.addFlash(id, flash),
    playable: (id, control) => canvas.registers.addControl(id, control),
    appear: (id) => canvas.registers.appear(id)
  }
}

/** Lets boxes blink that the engine says have sent something; gives the way to stop. */
export function followActivity(canvas: Canvas): () => void {
  return canvas.session.engine.onActive((ids) => {
    const prefix = prefixOf(canvas.path)
    canvas.registers.flash(ids.flatMap((id) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : [])))
  })
}
