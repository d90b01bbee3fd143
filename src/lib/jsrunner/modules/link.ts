// Puts a cell together with all that it imports, directly and through others: each module after those that it needs, for a realm can
// only be told the address of what is there already.
import { LoadbangError } from '../../runtime/errors.ts'
import type { CellHost, PackageFiles } from '../../runtime/ports.ts'
import { compileCell, compilePackage, runnable } from '../compile.ts'
import { CellError, cellErrors } from '../errors.ts'
import { cellFile, moduleFile, type CellProgram, type LinkedModule } from './program.ts'
import { addressOf, isPackage } from './specifier.ts'
import type { ImportPlace, ModuleShape } from './shape.ts'

/** Where the modules come from. */
export type ModuleSources = Pick<CellHost, 'module' | 'package'>

/** Rejects with a CellError (`cell-syntax`, `cell-import`). Nothing is asked of `sources` before the present task is over. */
export async function linkCell(source: string, sources: ModuleSources): Promise<CellProgram> {
  const compiled = await compileCell(source)
  if (!compiled.shape) return { code: runnable(compiled.code) }
  const linker = new Linker(sources)
  await linker.add({ code: compiled.code, shape: compiled.shape, file: cellFile, resolve: ofCells })
  return { code: '', modules: linker.modules }
}

interface Source {
  /** Plain JavaScript. */
  code: string
  shape: ModuleShape
  file: string
  /** What an import of it means. */
  resolve: (place: ImportPlace) => Target | null
}

/** `key` is another for each module. */
type Target =
  | { key: string; cell: string }
  | { key: string; specifier: string }
  | { key: string; url: string; of: PackageFiles }

interface Made {
  index: number
  shape: ModuleShape
  /** Specifier -> what it means. */
  found: Map<string, Made>
}

const empty: ModuleShape = { imports: [], exports: new Set(), stars: [] }

const ofCells = ({ specifier, line }: ImportPlace): Target => {
  if (isPackage(specifier)) return { key: specifier, specifier }
  if (specifier.startsWith('npm:')) throw cellErrors.packageName(specifier, line)
  if (/^[A-Za-z_][\w-]*$/.test(specifier)) return { key: `cell ${specifier}`, cell: specifier }
  throw cellErrors.unknownImport(specifier, line)
}

class Linker {
  readonly modules: LinkedModule[] = []
  #sources: ModuleSources
  #made = new Map<string, Made>()
  /** Those that are being made: each was asked for by the one before. */
  #open: { key: string; specifier: string }[] = []

  constructor(sources: ModuleSources) {
    this.#sources = sources
  }

  async add({ code, shape, file, resolve }: Source): Promise<Made> {
    const found = new Map<string, Made>()
    const pieces: (string | number)[] = []
    let at = 0
    for (const place of shape.imports) {
      const target = resolve(place)
      if (!target) continue
      const made = await this.#need(target, place)
      found.set(place.specifier, made)
      for (const name of place.names)
        if (!has(made, name)) throw cellErrors.notExported(place.specifier, name, place.line)
      pieces.push(`${code.slice(at, place.start)}"`, made.index, '"')
      at = place.end
    }
    pieces.push(code.slice(at))
    return { index: this.modules.push({ file, pieces }) - 1, shape, found }
  }

  async #need(target: Target, { specifier, line }: ImportPlace): Promise<Made> {
    const { key } = target
    const before = this.#made.get(key)
    if (before) return before
    const ring = this.#open.findIndex((open) => open.key === key)
    if (ring >= 0)
      throw new RingError([...this.#open.slice(ring).map((open) => open.specifier), specifier], line)
    this.#open.push({ key, specifier })
    try {
      const made = await this.#make(target, line)
      this.#made.set(key, made)
      return made
    } catch (error) {
      // What is said is said of the importer's own line.
      if (error instanceof RingError) throw new RingError(error.names, line)
      throw error instanceof LoadbangError ? cellErrors.inImported(specifier, error, line) : error
    } finally {
      this.#open.pop()
    }
  }

  async #make(target: Target, line: number): Promise<Made> {
    if ('cell' in target) {
      const code = this.#sources.module(target.cell)
      if (code === null) throw cellErrors.noSuchCell(target.cell)
      const { code: plain, shape } = await compileCell(code)
      // A cell that neither imports nor exports is no module, but its text may be one.
      return this.add({ code: plain, shape: shape ?? empty, file: moduleFile(target.cell), resolve: ofCells })
    }
    if ('specifier' in target) {
      const files = await this.#sources.package(target.specifier)
      const entry = movedTo(files, files.entry)
      const place = { specifier: entry, line, start: 0, end: 0, names: [], dynamic: false }
      return this.#need({ key: entry, url: entry, of: files }, place)
    }
    const { url, of } = target
    const text = of.files.get(url)
    if (text === undefined) throw cellErrors.missingFile(url)
    const { code, shape } = compilePackage(text)
    return this.add({ code, shape: shape ?? empty, file: moduleFile(url), resolve: withinPackage(url, of) })
  }
}

const movedTo = ({ moved }: PackageFiles, url: string): string => moved?.get(url) ?? url

const withinPackage =
  (base: string, of: PackageFiles) =>
  (place: ImportPlace): Target | null => {
    const asked = addressOf(place.specifier, base)
    const url = asked === null ? null : movedTo(of, asked)
    // What runs only now and then may ask for what there is in other worlds alone.
    if (place.dynamic && (url === null || !of.files.has(url))) return null
    if (url === null) throw cellErrors.unknownImport(place.specifier, place.line)
    return { key: url, url, of }
  }

function has(made: Made, name: string, seen = new Set<Made>()): boolean {
  if (made.shape.exports.has(name)) return true
  if (name === 'default' || seen.has(made)) return false
  seen.add(made)
  return made.shape.stars.some((specifier) => {
    const star = made.found.get(specifier)
    return star !== undefined && has(star, name, seen)
  })
}

class RingError extends CellError {
  readonly names: readonly string[]
  constructor(names: readonly string[], line: number) {
    const { code, message, advice } = cellErrors.ring(names, line)
    super(code, message, advice, line)
    this.names = names
  }
}
