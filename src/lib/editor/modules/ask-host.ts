// Whether a patch may load code from a host: asked once per patch and host, of the person, and listed with what else is allowed. A "no"
// is not remembered: who runs the cell again is asked again.
import { mount, unmount } from 'svelte'
import { Grants } from '../../storage/grants.ts'
import { inTurn } from '../permissions/questions.ts'
import AllowHost from './AllowHost.svelte'

const asking = new Map<string, Promise<boolean>>()

/** `why`: what the patch wants, as in `load code from esm.sh: name@version`. */
export function askHost(patchId: string, host: string, why: string): Promise<boolean> {
  const key = `${patchId} ${host}`
  const asked = asking.get(key)
  if (asked) return asked
  const answer = inTurn(() => ask(patchId, host, why))
  asking.set(key, answer)
  void answer.finally(() => asking.delete(key)).catch(() => {})
  return answer
}

async function ask(patchId: string, host: string, why: string): Promise<boolean> {
  const grants = new Grants(patchId)
  try {
    // For the whole patch: several cells may import the same.
    const grantOf = (detail: string) => ({ code: '', what: 'import', detail })
    if (grants.has(grantOf(host))) return true
    const granted = await show(why, host)
    if (granted === null) return false
    grants.add({ ...grantOf(granted), nodeId: '', box: '', since: Date.now() })
    return true
  } finally {
    grants.close()
  }
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
