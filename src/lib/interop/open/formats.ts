// The patches of other programs that are read here, told apart by what is in them, and by their name where that says too little.
import { maxErrors } from '../max/errors.ts'
import { importMax, maxLooksFor } from '../max/import-max.ts'
import { maxLimits } from '../max/limits.ts'
import { looksLikeMax } from '../max/read.ts'
import type { ImportedPatch } from '../imported.ts'
import { importPd } from '../pd/import-pd.ts'
import { abstractionNames, type FindFile, type LooksFor } from '../pd/abstractions.ts'
import type { PdClasses } from '../pd/catalogue.ts'
import { looksLikePd } from '../pd/decode.ts'
import { pdErrors } from '../pd/errors.ts'
import { pdLimits } from '../pd/limits.ts'

export interface Format {
  /** Of abstractions' files. */
  readonly ending: string
  /** `start`: some hundred bytes. */
  is(name: string, start: Uint8Array): boolean
  /** Throws where a file is so big that reading it is no use. */
  weigh(bytes: number): void
  /** What a file asks for by itself. Throws a LoadbangError for a bad file. */
  looksFor(content: Uint8Array, classes: PdClasses): LooksFor
  /** Throws a LoadbangError for a bad file. */
  read(name: string, content: Uint8Array, options: { classes: PdClasses; find: FindFile }): ImportedPatch
}

const pd: Format = {
  ending: '.pd',
  is: (name, start) => /\.pd$/i.test(name) || looksLikePd(start),
  weigh(bytes) {
    if (bytes > pdLimits.file) throw pdErrors.size(`it has ${bytes} bytes`)
  },
  looksFor: abstractionNames,
  read: importPd
}

const max: Format = {
  ending: '.maxpat',
  is: (name, start) => /\.(maxpat|maxhelp)$/i.test(name) || looksLikeMax(start),
  weigh(bytes) {
    if (bytes > maxLimits.file) throw maxErrors.size(`it has ${bytes} bytes`)
  },
  looksFor: maxLooksFor,
  read: importMax
}

const formats: readonly Format[] = [pd, max]

/** How many bytes of a file `formatOf` wants to see. */
export const START = 400

/** null: none of these. */
export const formatOf = (name: string, start: Uint8Array): Format | null =>
  formats.find((format) => format.is(name, start)) ?? null

/** A file's name as that of a patch or an abstraction. */
export const stemOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.(pd|maxpat|maxhelp)$/i, '')
