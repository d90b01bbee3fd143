// The panels that can stand beside the canvas, one at a time. Each is loaded when it is first opened.
import type { Component } from 'svelte'
import type { Session } from '../session/types.ts'
import type { IconName } from '../theme/icons.ts'

/** What every panel is given. */
export interface PanelProps {
  session: Session
  /** Goes to a box on the canvas, selects it and lets it blink; nothing where the box is gone. */
  onbox: (id: string) => void
  onclose: () => void
}

export type PanelId = 'history' | 'data' | 'unknown' | 'code'

export interface Panel {
  readonly id: PanelId
  readonly title: string
  readonly icon: IconName
  load(): Promise<{ default: Component<PanelProps> }>
}

/** In the order of their buttons. */
export const panels: readonly Panel[] = [
  {
    id: 'history',
    title: 'History',
    icon: 'history',
    load: () => import('../history/HistoryPanel.svelte')
  },
  {
    id: 'data',
    title: 'Data',
    icon: 'data',
    load: () => import('../data/DataPanel.svelte')
  },
  {
    id: 'unknown',
    title: 'Not known here',
    icon: 'unknown',
    load: () => import('../unknown/UnknownPanel.svelte')
  },
  {
    id: 'code',
    title: 'Code',
    icon: 'code',
    load: () => import('../cells/CodePanel.svelte')
  }
]

/** The panel that an address asks for: `/patch/ID#data`. */
export const panelOf = (hash: string): PanelId | null =>
  panels.find(({ id }) => `#${id}` === hash)?.id ?? null
