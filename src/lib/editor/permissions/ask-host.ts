// Whether a patch may fetch from a host, asked once for the whole patch: for what is not one cell's, as code that several import.
import { Grants } from '../../storage/grants.ts'

/** `why`: part of a sentence, as in `it imports https://esm.sh/d3`. */
export async function askHost(
  { patchId, name }: { patchId: string; name: string },
  host: string,
  why: string,
  signal?: AbortSignal
): Promise<boolean> {
  const grants = new Grants(patchId)
  try {
    const key = { code: '', what: 'import', detail: host }
    if (grants.has(key)) return true
    const { askPermission } = await import('./ask-permission.ts')
    const allowed = await askPermission(
      { patch: name, what: key.what, detail: host, why },
      () => grants.has(key),
      signal
    )
    if (allowed && !grants.has(key)) grants.add({ ...key, nodeId: '', box: '', since: Date.now() })
    return allowed
  } finally {
    grants.close()
  }
}
