// What a version is called where nobody gave it a name.
import type { VersionInfo } from '../../storage/history/version.ts'

export function titleOf({ kind, name }: Pick<VersionInfo, 'kind' | 'name'>): string {
  if (name) return name
  switch (kind) {
    case 'open':
      return 'As it was opened'
    case 'restore':
      return 'Before a restore'
    case 'auto':
    case 'named':
      return 'Automatic'
  }
}

export const boxesText = (boxes: number): string => (boxes === 1 ? '1 box' : `${boxes} boxes`)
