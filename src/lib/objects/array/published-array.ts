// An array under its name: found by the boxes that read and write it, told by messages to that name. What it holds is live; what is
// saved with the patch was put there by a hand, or came with the file (rule 24).
import type { ObjectContext } from '../../runtime/define.ts'
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import type { Message, MessageRecord, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { isRelease } from '../gui/held-value.ts'
import { tellArray, type Named } from './array-messages.ts'
import { PdArray, valuesOf, valuesText } from './array-store.ts'

export interface PublishedArray {
  readonly array: PdArray
  tell(message: Message): void
  /** What every box that defines an array hands back. */
  readonly life: {
    dispose(): void
    state(): Value
    play(message: Message): void
    changed(data: MessageRecord): void
  }
}

/** `kept`: its contents are saved with the patch. */
export function publishArray(
  context: ObjectContext<unknown>,
  name: string,
  length: number,
  kept: boolean
): PublishedArray {
  const { previous, data, shared, names, ports, nodeId, error, print } = context
  const before = previous instanceof Float64Array ? previous : valuesOf(kept ? data.values : '')
  const array = new PdArray(length, before)
  let saved = data.values
  let takeBack: (() => void)[] = []

  const bind = (to: string): void => {
    for (const each of takeBack) each()
    if (shared.find('array', to)) error(multiplyDefined(to))
    takeBack = [shared.define('array', to, array), names.bind(to, tell)]
  }
  const named: Named = {
    array,
    name,
    rename(to) {
      named.name = to
      bind(to)
    },
    print,
    ports
  }
  const tell = (message: Message): void => {
    try {
      tellArray(named, message)
    } catch (thrown) {
      // The array complains, not the box that spoke to it: so it is found.
      error(asLoadbangError(thrown))
    }
  }
  bind(name)

  return {
    array,
    tell,
    life: {
      dispose: () => takeBack.forEach((each) => each()),
      state: () => array.values(),
      play(message) {
        if (!isRelease(message)) return tell(message)
        const text = valuesText(array)
        if (!kept || text === saved) return
        saved = text
        ports.persist.data(nodeId, 'values', text)
      },
      changed(next) {
        if (!kept || next.values === saved) return
        saved = next.values
        const values = valuesOf(saved)
        for (let i = 0; i < array.length; i++) array.set(i, values[i] ?? 0)
      }
    }
  }
}

const multiplyDefined = (name: string): LoadbangError =>
  new LoadbangError(
    'multiply-defined',
    `The array ${formatAtom(name)} is defined more than once; the oldest is the one that counts.`,
    'Give one of them another name.'
  )

/** Where no name is given: the first of `table0`, `table1`, … that is free. */
export function freeName({ shared }: Pick<ObjectContext<unknown>, 'shared'>): string {
  let i = 0
  while (shared.find('array', `table${i}`)) i++
  return `table${i}`
}
