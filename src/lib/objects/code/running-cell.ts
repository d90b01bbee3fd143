// A cell as the insides of a box: started with the box, stopped with it, run anew by a click (Run). Changing its code does not
// run it: half a line is no program, and a neighbour's line is not run unseen.
import type { InletHandlers, ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, type Message, type MessageRecord } from '../../runtime/message.ts'
import type { Cell, CellHost } from '../../runtime/ports.ts'
import { declaredBy } from './declared.ts'
import { MOST_PORTS } from './js.ports.ts'
import { ModuleUse } from './module-names.ts'

type Params = Readonly<Record<string, number>>

const codeOf = (data: MessageRecord): string => (typeof data.code === 'string' ? data.code : '')

const noOutlet = (outlet: number, count: number): LoadbangError =>
  new LoadbangError(
    'cell-outlet',
    `The cell sent to outlet ${outlet}, but it has ${count === 1 ? 'only outlet 0' : `${count}`}.`,
    "Outlets are counted from 0. Declare more of them: outlets('left', 'right')."
  )

const unread = (what: 'inlets' | 'outlets' | 'params', line: number): LoadbangError =>
  new LoadbangError(
    'cell-declared',
    `${what}() in line ${line} cannot be read: it is read without running the code.`,
    what === 'params'
      ? 'Write its values out: params({ gain: { value: 0.5, min: 0, max: 1 } }).'
      : `Write its titles out, in quotes: ${what}('left', 'right').`
  )

const noPackages = (): LoadbangError =>
  new LoadbangError(
    'cell-import',
    'Packages cannot be had here.',
    'Open the patch in the page and run the cell there.'
  )

/** `name`: under which other cells import it; `portsOf`: how many inlets and outlets it has with this code. */
export function runningCell(
  context: ObjectContext<unknown>,
  name: string | null,
  portsOf: (code: string) => { inlets: number; outlets: number }
): ObjectInstance {
  const {
    nodeId,
    ports,
    outlets,
    names,
    dollarZero,
    later,
    afterTurn,
    turn,
    schedule,
    now,
    scope,
    error,
    clearError
  } = context
  const channel = `cell ${nodeId}`
  let code = codeOf(context.data)
  /** As they are saved; and as they stand, where a hand holds a knob. */
  let saved = context.params
  let params = saved
  /** What it runs: nothing that was typed since is run unasked. */
  let running = code
  let runs = 0
  /** How many outlets the running code has. */
  let count = 0
  let cell: Cell | null = null
  let batch: { message: Message; inlet: number | string }[] = []

  /** `$0` is this instance's number, as in the text of a box. */
  const named = (name: string): string => name.replaceAll('$0', String(dollarZero))

  const play = (): void => {
    running = code
    if (name !== null) modules.run(name, running)
    start()
  }

  const start = (): void => {
    modules.forget()
    cell?.stop()
    cell = null
    clearError()
    for (const { what, line } of declaredBy(running).unread) error(unread(what, line))
    count = Math.min(outlets.length, portsOf(running).outlets)
    modules.complain()
    if (running.trim() !== '') cell = ports.cells.start(nodeId, running, host())
  }

  /** A host for one run: what a run that has ended still says is not listened to. */
  const host = (): CellHost => {
    let ended = false
    const run = ++runs
    const said = (fn: () => void): void => {
      if (!ended) turn(fn)
    }
    return {
      module: (name) => (run === runs ? modules.find(name) : null),
      package: (specifier) => ports.packages?.load(specifier) ?? Promise.reject(noPackages()),
      send: (messages) =>
        said(() => {
          for (const { message, outlet } of messages) {
            if (typeof outlet === 'string') names.send(named(outlet), message)
            else if (outlet < count) outlets[outlet]!.send(message)
            else error(noOutlet(outlet, count))
          }
        }),
      listen: (name) => names.bind(named(name), (message) => take(message, name)),
      get params() {
        return params
      },
      console: (level, text) => ports.console.write({ level, text, nodeId }),
      failed(reason, fatal) {
        if (ended) return
        if (fatal) {
          ended = true
          cell = null
        }
        error(reason)
      },
      kv: (name, options) => ports.storage.kv(scope(name), options),
      db: (name, options) => ports.storage.db(scope(name), options),
      schedule(delay, fn) {
        const timer = schedule(delay, fn)
        return () => timer.cancel()
      },
      later: (promise, then, failed) => later(promise, then, failed, channel),
      now
    }
  }

  const flush = (): void => {
    const messages = batch
    batch = []
    if (cell) return later(cell.deliver(messages), () => {}, undefined, channel)
    if (code.trim() !== '') {
      error(new LoadbangError('cell-not-running', 'The cell is not running.', 'Press Run to start it again.'))
    }
  }
  const take = (message: Message, inlet: number | string): void => {
    if (batch.push({ message, inlet }) === 1) afterTurn(flush)
  }

  const setParams = (next: Params): void => {
    if (sameParams(params, next)) return
    params = next
    cell?.setParams?.(params)
  }

  const modules = new ModuleUse(context, start)
  play()
  return {
    // Its code may come to declare more: all that it may have are there.
    inlets: Array.from({ length: MOST_PORTS }, (_, i): InletHandlers => {
      const any = (message: Message): void => take(message, i)
      return { bang: () => take(bang, i), number: any, any }
    }),
    play: (message) => (isKnob(message) ? setParams(turned(params, message.args)) : play()),
    changed(data, knobs) {
      code = codeOf(data)
      const next = followed(params, saved, knobs)
      saved = knobs
      setParams(next)
    },
    dispose() {
      modules.dispose()
      cell?.stop()
    }
  }
}

/** A hand holds a knob: `param NAME VALUE`; without a value it goes back to the code's own. */
const isKnob = (message: Message): message is Command =>
  message instanceof Command && message.selector === 'param'

function turned(params: Params, [name, value]: Command['args']): Params {
  if (typeof name !== 'string') return params
  const { [name]: _, ...others } = params
  return typeof value === 'number' ? { ...others, [name]: value } : others
}

/** Of what is saved only what has changed moves a knob: another one may be held just now. */
function followed(params: Params, before: Params, now: Params): Params {
  let next = params
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)]))
    if (before[name] !== now[name]) next = turned(next, now[name] === undefined ? [name] : [name, now[name]])
  return next
}

const sameParams = (a: Params, b: Params): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}
