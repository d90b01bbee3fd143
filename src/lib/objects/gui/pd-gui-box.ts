// What Pd's GUI boxes have in common: a name to send to besides the outlet, a name to be reached by besides the inlet, whether the
// opening patch makes them speak (`init`), and a look that messages change while it runs.
import { LoadbangError } from '../../runtime/errors.ts'
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { record, type List, type Message, type Value } from '../../runtime/message.ts'
import { nameIn, type PdGui } from './pd-gui-arguments.ts'
import { dispatcher, inletOf, nameArgument, numberIn, numbers, type PdMethods } from './pd-methods.ts'

/** A box that sends into itself by way of others as often as this is in a loop without an end. */
const DEEPEST = 100

export interface PdGuiBox {
  init: boolean
  /** It sends to the name by which it is reached itself: then what comes in by number is not sent, or it would go round. */
  readonly toItself: boolean
  /** To the outlet, then to the name. */
  send(message: Message): void
  /** To the name alone. */
  sendByName(message: Message): void
  show(value: Value): void
  /** Also shown, while the patch runs: a label, colours, a range that messages have set. */
  look(fields: Readonly<Record<string, Value>>): void
  /** The object: the methods given, and those that all have. `loaded` is for the box with `init` that is new. */
  instance(methods: PdMethods, more: Omit<ObjectInstance, 'inlets'>): ObjectInstance
}

export function pdGuiBox(context: ObjectContext<unknown>, gui: PdGui): PdGuiBox {
  const { outlets, names, className } = context
  let send = nameIn(gui.kind, gui.send)
  let receive = nameIn(gui.kind, gui.receive)
  let shown: Value
  let looks: Record<string, Value> = {}
  let depth = 0
  let unbind = (): void => {}

  const tell = (): void => context.show(record({ value: shown, ...looks }))
  const look = (fields: Readonly<Record<string, Value>>): void => {
    looks = { ...looks, ...fields }
    tell()
  }
  const sendByName = (message: Message): void => {
    if (send === null) return
    if (depth >= DEEPEST)
      return context.error(
        new LoadbangError(
          'message-loop',
          `Messages go round without an end by the name "${send}"; they were ended here.`,
          'Put a [delay] into the loop, or give the boxes other names.'
        )
      )
    depth++
    try {
      names.send(send, message)
    } finally {
      depth--
    }
  }
  const box: PdGuiBox = {
    init: gui.init !== 0,
    get toItself() {
      return send !== null && send === receive
    },
    send(message) {
      outlets[0]?.send(message)
      sendByName(message)
    },
    sendByName,
    show(value) {
      shown = value
      tell()
    },
    look,
    instance(methods, more) {
      const sayNothing = (): void => {}
      const loadbang = more.loaded
      const commands: PdMethods['commands'] = {
        size: (args) => look({ width: numberIn(args, 0), height: numberIn(args, args.length > 1 ? 1 : 0) }),
        delta: sayNothing,
        pos: sayNothing,
        label: (args) => look({ label: nameArgument(args) }),
        label_pos: (args) => look({ labelX: numberIn(args, 0), labelY: numberIn(args, 1) }),
        label_font: (args) => look({ font: numberIn(args, 0), fontSize: numberIn(args, 1) }),
        color: (args) => look(colours(args)),
        send: (args) => void (send = nameIn(gui.kind, nameArgument(args))),
        receive(args) {
          receive = nameIn(gui.kind, nameArgument(args))
          bind()
        },
        ...(loadbang
          ? {
              init: numbers(1, (on = 0) => void (box.init = on !== 0)),
              loadbang: (args) => void (box.init && numberIn(args, 0) === 0 && loadbang())
            }
          : {}),
        ...methods.commands
      }
      const take = dispatcher(className, { ...methods, commands }, context.error)
      const bind = (): void => {
        unbind()
        unbind = receive === null ? sayNothing : names.bind(receive, take)
      }
      bind()
      return {
        ...more,
        inlets: outlets.length === 0 ? [] : [inletOf(take)],
        loaded: () => void (box.init && context.previous === undefined && loadbang?.()),
        dispose() {
          unbind()
          more.dispose?.()
        }
      }
    }
  }
  return box
}

/** Background and label, or with the foreground between them. */
function colours(args: List): Record<string, Value> {
  const [background, second, third] = args
  return third === undefined
    ? { background, labelColor: second }
    : { background, foreground: second, labelColor: third }
}
