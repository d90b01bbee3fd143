// Names of the files that TypeScript sees: the cells that are open, what each of them receives, what all of them can reach, and the
// cells that have a name.

export const cellPath = (id: number): string => `file:///cell/${id}.ts`
/** Declarations for the cell of that path alone. */
export const ownPath = (cell: string): string => cell.replace('/cell/', '/own/').replace(/\.ts$/, '.d.ts')
export const CONTEXT_PATH = 'file:///context.d.ts'
export const namedPath = (name: string): string => `file:///named/${encodeURIComponent(name)}.ts`

/** Whether the program of a cell begins with that file. */
export const isOf = (file: string, cell: string): boolean =>
  file === cell || file === CONTEXT_PATH || file === ownPath(cell)
