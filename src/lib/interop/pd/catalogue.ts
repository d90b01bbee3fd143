// What reading and writing .pd files must know of the object catalogue, the light one or the full one.
import { classesOf, type ClassCard, type Classes } from '../../patch/classes.ts'
import { vanillaClasses } from './vanilla.ts'

export interface PdCatalogue {
  get(name: string): (ClassCard & { readonly raw?: boolean }) | undefined
}

export interface PdClasses extends Classes {
  /** Whether something here makes such a box. */
  known(name: string): boolean
  /** A class of ours that Pure Data lacks: it takes our grammar in a .pd file, too. */
  own(name: string): boolean
  /** Its text is no row of atoms (rule 13). */
  raw(name: string): boolean
}

const rawInPd: ReadonlySet<string> = new Set(['expr', 'expr~', 'fexpr~'])

export function pdClassesOf(catalogue: PdCatalogue): PdClasses {
  const known = (name: string): boolean => catalogue.get(name) !== undefined
  return {
    ...classesOf(catalogue),
    known,
    // Of a class of two words, such as [list append], the first one tells.
    own: (name) => known(name) && !vanillaClasses.has(name.split(' ', 1)[0]!),
    // A message box is raw to the catalogue, but its text is messages.
    raw: (name) =>
      rawInPd.has(name) || (catalogue.get(name)?.raw === true && catalogue.get(name)?.name !== 'msg')
  }
}

/** The same without some names. */
export const without = (classes: PdClasses, names: { has(name: string): boolean }): PdClasses => ({
  ...classes,
  canonical: (name) => (names.has(name) ? null : classes.canonical(name)),
  known: (name) => !names.has(name) && classes.known(name),
  own: (name) => !names.has(name) && classes.own(name),
  raw: (name) => !names.has(name) && classes.raw(name)
})
