// Every error of cells, in one table: what happened, what to do, and the line in the cell's own text where it is known.
import { LoadbangError } from '../runtime/errors.ts'

export type CellErrorCode =
  | 'cell-syntax'
  | 'cell-import'
  | 'cell-threw'
  | 'cell-rejected'
  | 'cell-stopped'
  | 'cell-memory'
  | 'cell-flood'
  | 'cell-value'
  | 'cell-update'
  | 'cell-start'
  | 'cell-permission'
  | 'cell-network'
  | 'cell-device'

/** An error of a cell; `line` counts from 1 in the cell's text. */
export class CellError extends LoadbangError {
  override readonly line: number | null
  constructor(code: string, what: string, advice = '', line: number | null = null) {
    super(code, what, advice)
    this.name = 'CellError'
    this.line = line
  }
}

const inLine = (line: number | null): string => (line === null ? '' : ` in line ${line}`)
const at = (where: string | null, line: number | null): string =>
  where === null ? inLine(line) : ` in ${where}`
const cannotImport = (what: string, advice: string, line: number): CellError =>
  new CellError('cell-import', `Line ${line}: ${what}`, advice, line)
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

export const cellErrors = {
  syntax: (what: string, line: number | null) =>
    new CellError('cell-syntax', `The code cannot be read${inLine(line)}: ${ended(what)}`, '', line),
  computed: (line: number) =>
    cannotImport('A cell can only import what is named in quotes.', "Write import('scales').", line),
  unknownImport: (specifier: string, line: number) =>
    cannotImport(
      `${JSON.stringify(specifier.slice(0, 100))} cannot be imported.`,
      "Cells are imported by their name, 'scales' of a box [js as scales], packages as 'npm:name@version'.",
      line
    ),
  packageName: (specifier: string, line: number) =>
    cannotImport(
      `${JSON.stringify(specifier.slice(0, 100))} names no version of a package.`,
      "Write 'npm:name@version', with the whole version, such as 'npm:nanoid@5.1.5'.",
      line
    ),
  noSuchCell: (name: string) =>
    new CellError(
      'cell-import',
      `No cell of this patch is named ${name}.`,
      `Write its name into the box of the cell that is meant: [js as ${name}].`
    ),
  missingFile: (url: string) =>
    new CellError(
      'cell-import',
      `${url} is not kept with the patch.`,
      'Open the patch online and run it again.'
    ),
  notExported: (specifier: string, name: string, line: number) =>
    cannotImport(
      name === 'default'
        ? `${specifier} has no default export.`
        : `${specifier} exports nothing named ${name}.`,
      name === 'default'
        ? `Import what it exports by name: import { … } from '${specifier}'.`
        : 'Look at what it exports. Types are imported by import type.',
      line
    ),
  ring: (names: readonly string[], line: number) =>
    cannotImport(
      `Modules import each other in a ring: ${names.join(' → ')}.`,
      'Put what they share into one more module, which imports none of them.',
      line
    ),
  /** What was imported is not there, or cannot be used. */
  inImported: (specifier: string, { message, advice }: LoadbangError, line: number) =>
    new CellError('cell-import', `Line ${line} imports ${specifier}: ${message}`, advice, line),
  /** `where`: a place in a module, `scales:3`, with the cell's own line that led there. */
  threw: (what: string, line: number | null, where: string | null = null) =>
    new CellError('cell-threw', `The code threw an error${at(where, line)}: ${ended(what)}`, '', line),
  rejected: (what: string, line: number | null, where: string | null = null) =>
    new CellError(
      'cell-rejected',
      `A promise was rejected${at(where, line)} and nothing caught it: ${ended(what)}`,
      '',
      line
    ),
  stopped: () =>
    new CellError(
      'cell-stopped',
      'The cell did not answer for 2 s and was stopped.',
      'Find the endless loop, then run it again.'
    ),
  /** In Node, where it cannot be stopped by itself. */
  hung: () =>
    new CellError(
      'cell-stopped',
      'The cell did not come back from a single step for 6 s, and the run was ended with it.',
      'Find the search, sort or sum that has so much to do.'
    ),
  memory: () =>
    new CellError(
      'cell-memory',
      'The cell used more memory than a cell may have and was stopped.',
      'Keep less at once.'
    ),
  /** It went, and all that shared a process with it: nobody can tell which of them it was. */
  gone: () =>
    new CellError(
      'cell-memory',
      'The browser ended this cell, most likely because it or another cell of the patch used too much memory.',
      'Keep less at once, then run it again.'
    ),
  /** More than fits into one batch was dropped. */
  flood: (what: string) =>
    new CellError('cell-flood', `The cell produced too much at once: ${what}.`, 'Spread it over time.'),
  flooding: () =>
    new CellError(
      'cell-flood',
      'The cell flooded the patch and was stopped.',
      'Send and print less at once, then run it again.'
    ),
  neverIdle: () =>
    new CellError(
      'cell-stopped',
      'The cell asked its stores for ever, without a pause, and was stopped.',
      'Find the endless loop, or let it wait for a timer in between.'
    ),
  /** Somebody else was quicker each time. */
  contended: (key: string) =>
    new CellError(
      'cell-update',
      `The value of ${key.slice(0, 40)} was changed by others each time that the cell was about to update it.`,
      'Change it less often, or put what is counted together under keys of their own.'
    ),
  permission: (what: string) =>
    new CellError(
      'cell-permission',
      `You have not allowed this cell to ${what}.`,
      'Run the cell again, in the browser, to be asked for it again.'
    ),
  device: (what: string, advice: string) => new CellError('cell-device', what, advice),
  network: (what: string, advice: string) => new CellError('cell-network', what, advice),
  value: (what: string, advice: string) => new CellError('cell-value', what, advice),
  moved: () =>
    new CellError(
      'cell-value',
      'Messages were not sent, because something that was to be handed over with them is no buffer, or is gone already.',
      'List ArrayBuffers as the third argument of send, each once.'
    ),
  large: () =>
    new CellError('cell-value', 'Messages were not sent, because they are too large.', 'Send less at once.'),
  start: (why: string) =>
    new CellError('cell-start', `The cell could not be started: ${ended(why)}`, 'Run it again.')
}
