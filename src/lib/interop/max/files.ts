// Which files a Max patch asks for: abstractions, by the names of its objects and bpatchers.
import { field } from '../../patch/values.ts'
import type { PdClasses } from '../pd/catalogue.ts'
import type { MaxPatcher } from './read.ts'

export const stemOfFile = (file: string): string => file.replace(/\.(maxpat|maxhelp)$/i, '')

/** Max's own objects go before files; those that are known here are taken for its own. */
export function namesIn(patcher: MaxPatcher, classes: PdClasses): string[] {
  const names = new Set<string>()
  const look = ({ boxes }: MaxPatcher): void => {
    for (const { maxclass, text, raw, patcher: inner } of boxes) {
      if (inner) look(inner)
      else if (maxclass === 'newobj') names.add(stemOfFile(/^\s*(\S+)/.exec(text)?.[1] ?? ''))
      else if (maxclass === 'bpatcher') {
        const name = field(raw, 'name')
        if (typeof name === 'string') names.add(stemOfFile(name))
      }
    }
  }
  look(patcher)
  return [...names].filter((name) => name !== '' && !classes.known(name) && !/[$#"\\]/.test(name))
}
