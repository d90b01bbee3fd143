// A cell as its realm gets it: one text, or modules in the order in which they can be made.

export interface LinkedModule {
  /** What stack traces name: `cell.js`, `module:scales.js`. Of each program's modules each has another. */
  file: string
  /** Its text; a number stands for the address of that module, which is an earlier one. */
  pieces: readonly (string | number)[]
}

/** `modules` in place of `code`: the last one is the cell itself. */
export interface CellProgram {
  code: string
  modules?: readonly LinkedModule[]
}

/** The whole text of a module, with the addresses that the others have got. */
export const textOf = ({ pieces }: LinkedModule, addresses: readonly string[]): string =>
  pieces.map((piece) => (typeof piece === 'number' ? addresses[piece]! : piece)).join('')

/**
 * All that runs in a cell, to be read, and to be known by: the cell's own text as it was written, then what it imports, directly and
 * through others. A change to any of it gives another text.
 */
export function wholeText(source: string, { modules = [] }: CellProgram): string {
  const files = modules.map(({ file }) => file)
  const imported = modules.slice(0, -1).map((module) => `// ${module.file}\n${textOf(module, files)}`)
  return [source, ...imported].join('\n\n')
}

/** The file name that stack traces show for a cell's own lines. */
export const cellFile = 'cell.js'
export const moduleFile = (name: string): string => `module:${name}.js`
