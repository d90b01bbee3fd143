// What one of Pd's boxes looks like now: what its text says, over it what messages have changed, and the value that it shows.
import { untrack } from 'svelte'
import type { PdGui } from '../../../objects/gui/pd-gui-arguments.ts'
import { lastPlace, pdSliderRange, valueAtPlace } from '../../../objects/gui/pd-slider.ts'
import { isRecord, type Value } from '../../../runtime/message.ts'
import type { BoxModel } from '../../canvas/types.ts'
import { boxHost } from '../host.ts'
import { shownOn } from '../live.svelte.ts'
import { savedValue } from '../saved.ts'
import { chosen, plain } from './colour.ts'

export interface PdLook {
  readonly gui: PdGui
  readonly value: Value
  readonly number: number
  /** For the style of a face: `--pd-back` and `--pd-ink`; `--pd-text` where the theme's does not do. */
  readonly colours: string
}

export function pdLook(box: () => BoxModel): PdLook {
  const host = boxHost()
  const shown = shownOn(
    host.engine,
    untrack(() => box().id),
    undefined
  )
  const live = $derived(isRecord(shown.current) ? shown.current : null)
  const gui = $derived({ ...box().pd!, ...(live as Partial<PdGui> | null) })
  const value = $derived(
    shown.current === undefined ? beforeItRuns(box()) : live ? live.value : shown.current
  )
  return {
    get gui() {
      return gui
    },
    get value() {
      return value
    },
    get number() {
      return typeof value === 'number' ? value : 0
    },
    get colours() {
      const back = chosen(gui.background, 'background')
      // On a ground that somebody chose, black is meant.
      const ink = back === null ? chosen(gui.foreground, 'ink') : plain(gui.foreground)
      const line = back === null ? '' : '; --pd-line: rgb(0 0 0 / 60%)'
      const own = `--pd-back: ${back ?? 'var(--fill)'}; --pd-ink: ${ink ?? 'var(--lb-accent)'}${line}`
      return ink === null ? own : `${own}; --pd-text: ${ink}`
    }
  }
}

/** What was saved or what its text says; that counts where the box speaks when the patch opens. */
function beforeItRuns(box: BoxModel): Value {
  const gui = box.pd!
  const range = gui.kind === 'hsl' || gui.kind === 'vsl' ? pdSliderRange(gui) : null
  // An atom holds nothing yet; only numbers begin with one.
  if (gui.kind === 'listbox' || gui.kind === 'symbolatom') return ''
  if (gui.init === 0) return range ? range.low : 0
  const saved = savedValue(box)
  if (saved !== undefined) return saved
  if (gui.kind === 'tgl') return gui.value === 0 ? 0 : gui.nonzero
  return range ? valueAtPlace(range, Math.min(gui.value, lastPlace(range.length)), false) : gui.value
}
