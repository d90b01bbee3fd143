// Whether a patch may have something from a host: asked once per patch and host, of the person, and remembered in this browser. A "no"
// is not remembered: who runs the cell again is asked again.
import { mount, unmount } from 'svelte'
import AllowHost from './AllowHost.svelte'

const KEY = 'loadbang-hosts'
/** Pairs that are remembered. */
const MOST = 500

type Pair = readonly [patchId: string, host: string]

const asking = new Map<string, Promise<boolean>>()
let last: Promise<unknown> = Promise.resolve()

/** `why`: what the patch wants, as in `load code from esm.sh: name@version`. One question after the other. */
export function askHost(patchId: string, host: string, why: string): Promise<boolean> {
  const key = `${patchId} ${host}`
  const asked = asking.get(key)
  if (asked) return asked
  const answer = last.then(async () => {
    if (allowed(patchId, host)) return true
    const granted = await show(why, host)
    if (granted !== null) remember(patchId, granted)
    return granted !== null
  })
  last = answer
  asking.set(key, answer)
  void answer.finally(() => asking.delete(key))
  return answer
}

/** The host that is allowed: another one where the person has chosen another server. */
function show(why: string, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const dialog = mount(AllowHost, {
      target: document.body,
      props: {
        why,
        host,
        onanswer(granted: string | null) {
          resolve(granted)
          void unmount(dialog)
        }
      }
    })
  })
}

const allowed = (patchId: string, host: string): boolean =>
  pairs().some(([patch, one]) => patch === patchId && one === host)

function remember(patchId: string, host: string): void {
  if (allowed(patchId, host)) return
  try {
    localStorage.setItem(KEY, JSON.stringify([...pairs().slice(1 - MOST), [patchId, host]]))
  } catch {
    // Asked again the next time.
  }
}

function pairs(): Pair[] {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(read) ? read.filter(isPair) : []
  } catch {
    return []
  }
}

const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
