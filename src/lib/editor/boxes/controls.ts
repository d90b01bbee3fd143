// Which boxes the pointer plays, and how that is said while a plain press only selects them.
import { keyCaps } from '../keys/match.ts'

const CONTROLS: ReadonlySet<string> = new Set(['message', 'number', 'toggle', 'slider', 'button'])

export const isControl = (kind: string): boolean => CONTROLS.has(kind)

/** How a control is played in edit mode: the tooltip of its box. */
export function playHint(kind: string): string {
  const [mod = 'Ctrl'] = keyCaps('Mod+X')
  return `${mod}+${kind === 'number' || kind === 'slider' ? 'drag' : 'click'} to play`
}
