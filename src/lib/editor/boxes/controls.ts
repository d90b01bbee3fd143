// Which boxes the pointer plays, and how that is said while a plain press only selects them.
import type { BoxModel } from '../canvas/types.ts'
import { keyCaps } from '../keys/match.ts'

const CONTROLS: ReadonlySet<string> = new Set(['message', 'number', 'toggle', 'slider', 'button'])

/** Of Pd's boxes a meter and an area are only looked at. */
export const isControl = ({ kind, pd }: Pick<BoxModel, 'kind' | 'pd'>): boolean =>
  CONTROLS.has(kind) || (pd !== null && pd.kind !== 'vu' && pd.kind !== 'cnv')

/** How a control is played in edit mode: the tooltip of its box. */
export function playHint(kind: string): string {
  const [mod = 'Ctrl'] = keyCaps('Mod+X')
  return `${mod}+${kind === 'number' || kind === 'slider' ? 'drag' : 'click'} to play`
}
