// What a box on the screen may ask of the place that it is in: the canvas of the editor, or a picture of a patch on another
// page. Boxes know nothing else, so the same components serve both.
import { getContext, setContext } from 'svelte'
import type { EngineClient } from '../../engine/client-types.ts'
import type { Message } from '../../runtime/message.ts'

/** The box has been active. `many`: so have many others just now, all at once. */
export type Flash = (many: boolean) => void

export type HostMode = 'edit' | 'run' | 'view'

/** A cell's plain text field, which the code editor takes the place of. */
export interface CodeOpening {
  readonly id: string
  readonly area: HTMLTextAreaElement
  /** Goes to this line; where the field's caret is if none. */
  readonly line?: number
  /** Saves what was typed into the field. */
  commit(): void
  /** The code editor has taken the keyboard over: the field was not left. */
  taken?: boolean
}

/** What is wrong with the types of a cell's code, and in which line (from 1). */
export interface TypeFault {
  readonly line: number
  readonly text: string
}

/** What can be done with the code of cells. */
export interface CellsHost {
  /** The code editor opens in place of the field, as soon as it is here. */
  open(opening: CodeOpening): void
  /** Reactive. The code editor stands in the box. */
  isOpen(id: string): boolean
  /** Opens the code at a line. */
  show(id: string, line: number): void
  /** Goes to a line where the code editor is open already: beside the canvas, or in the box. False: it is not. */
  goTo(id: string, line: number): boolean
  /** The field was left before the code editor was here. */
  close(id: string): void
  /** Opens the code beside the canvas. */
  beside(id: string): void
  run(id: string, code: string): void
  /** Reactive. The code that was run last; undefined where this tab ran none. */
  ran(id: string): string | undefined
  /** Reactive. The type errors that the code editor has seen in this code. */
  typeErrors(id: string, code: string): readonly TypeFault[]
}

export interface BoxHost {
  readonly engine: EngineClient
  /** Reactive. `view`: a picture that plays and cannot be edited. */
  readonly mode: HostMode
  /** Reactive. Others have this patch as well, and each their own stored data. */
  readonly ownData: boolean
  /** Reactive. What others have put into this patch is on its way here. */
  readonly coming: boolean
  isSelected(id: string): boolean
  /** The box that the keyboard is at. */
  isCurrent(id: string): boolean
  /** Letters over the box while it can be chosen by typing; digits over a port. */
  hint(id: string): string | null
  portHint(id: string, side: 'in' | 'out', index: number): string | null
  /** A port that a cable in the hand would connect to. */
  isAimed(id: string, side: 'in' | 'out', portId: string): boolean
  /** Whether this press plays a control (run mode, or Ctrl or Cmd held) instead of moving its box. */
  plays(event: PointerEvent): boolean
  /** A hand plays a box. */
  play(id: string, message: Message): void
  /** Saves a field of the box's data: one undoable edit. */
  save(id: string, field: string, value: unknown): void
  saveCode(id: string, code: string): void
  /** The code as it is stored now; null where none is. */
  codeNow(id: string): string | null
  /** Null where code is only looked at. */
  readonly cells: CellsHost | null
  /** Saves where a knob stands (null: back to the code's own value), as one undoable edit. False where nothing is saved. */
  saveParam(id: string, name: string, value: number | null): boolean
  /**
   * Keeps a file with the patch: its bytes among the patch's assets, the reference in that field of the box's data (one undoable
   * edit); then the box is played with it. Rejects with a LoadbangError, and nothing is changed.
   */
  keepFile(id: string, field: string, file: File): Promise<void>
  /** The keyboard goes from inside a box back to the canvas, or on to the next control. False where there is nowhere to go. */
  leave(id: string, to?: 'next' | 'previous'): boolean
  /** Calls back whenever the box has sent something (at most once per frame). */
  onFlash(id: string, flash: Flash): () => void
  /** Registers what the keyboard can do with a component of the box; several share in it. */
  playable(id: string, control: Partial<Playable>): () => void
  /** A box appeared on the screen, or went; only boxes on the screen are sent values. */
  appear(id: string): () => void
}

/** What the keyboard can do with a control. */
export interface Playable {
  /** Space or Enter. */
  press(): void
  /** Arrow up or right (+1), down or left (-1); `fine` and `coarse` by Alt and Shift. */
  step?(direction: 1 | -1, size: 'fine' | 'normal' | 'coarse'): void
  /** A digit typed at the control starts entering a number. */
  enter?(first: string): void
  /** The keyboard comes from inside another control: one that is typed in takes it at once. */
  arrive?(): void
  /** Goes to a line of its code. */
  open?(line: number): void
  /** What it shows, in words, after it was played. */
  says?(): string
}

const KEY = Symbol('box host')

export function setBoxHost(host: BoxHost): void {
  setContext(KEY, host)
}

export function boxHost(): BoxHost {
  return getContext<BoxHost>(KEY)
}
