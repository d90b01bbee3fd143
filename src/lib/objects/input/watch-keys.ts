// What [key], [keyup] and [keyname] have in common.
import type { Keys, KeyEvent } from '../../runtime/ports.ts'

/** Hears keys in turns of their own; nothing where there is no keyboard. */
export function watchKeys(
  { ports, turn }: { ports: { keys?: Keys }; turn(fn: () => void): void },
  heard: (event: KeyEvent) => void
): () => void {
  return ports.keys?.watch((event) => turn(() => heard(event))) ?? (() => {})
}
