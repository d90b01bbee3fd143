// From a cell's text, JavaScript or TypeScript, to plain JavaScript with the same line numbers; and the syntax errors, with
// their line. Runs on the engine's side, so that a cell's realm starts with no more than its context; sucrase (the one big
// part) is loaded only for text that is not already JavaScript.
import { parse, type Program } from 'acorn'
import { cellErrors, type CellError } from './errors.ts'
import { cellFile } from './modules/program.ts'
import { shapeOf, type ModuleShape } from './modules/shape.ts'

// `get<number>(1)` and `new Map<string, number>` are also JavaScript, as comparisons; nobody writes those.
const typeArguments = /[\w$]\s*<[^<>=;()]*>+\s*\(/

export interface Compiled {
  /** Plain JavaScript: for `runnable`, where it is no module. */
  code: string
  /** What it imports and exports; null where it does neither. */
  shape: ModuleShape | null
}

/** Rejects with a CellError (`cell-syntax`, `cell-import`). */
export async function compileCell(source: string): Promise<Compiled> {
  let asItIs: unknown
  if (!typeArguments.test(source)) {
    try {
      return checked(source)
    } catch (error) {
      if (!isSyntaxError(error)) throw error
      asItIs = error
    }
  }
  const plain = await withoutTypes(source).catch((error: CellError) => {
    // Neither could read it. What stopped the one that came further is the fault; types stop the first of them early.
    const other = asItIs === undefined ? null : fromParser(asItIs)
    throw other && (other.line ?? 0) > (error.line ?? 0) ? other : error
  })
  try {
    return checked(plain)
  } catch (error) {
    throw isSyntaxError(error) ? fromParser(error) : error
  }
}

/** A file of a package: JavaScript already. */
export function compilePackage(code: string): Compiled {
  try {
    return { code, shape: shapeOf(parsed(code, false), false) }
  } catch (error) {
    throw isSyntaxError(error) ? fromParser(error) : error
  }
}

/** The compiled text as an expression whose value is the async function to call; lines stay where they are. */
export function runnable(code: string): string {
  return `(async function () { "use strict"; ${code}\n})\n//# sourceURL=${cellFile}`
}

function checked(code: string): Compiled {
  const shape = shapeOf(parsed(code, true), true)
  // A module cannot return.
  if (shape) parsed(code, false)
  return { code, shape }
}

const parsed = (code: string, allowReturnOutsideFunction: boolean): Program =>
  parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowReturnOutsideFunction, locations: true })

async function withoutTypes(source: string): Promise<string> {
  const { transform } = await import('sucrase')
  try {
    return transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true
    }).code
  } catch (error) {
    throw fromParser(error)
  }
}

const isSyntaxError = (error: unknown): boolean => error instanceof SyntaxError

// Both parsers end their message with the place: `Unexpected token (3:5)`.
function fromParser(error: unknown): CellError {
  const text = (error instanceof Error ? error.message : String(error)).replace(
    /^(Error transforming.*?|SyntaxError): /,
    ''
  )
  const place = /^(.*?) ?\((\d+):\d+\)/s.exec(text)
  return cellErrors.syntax(place?.[1] ?? text, place ? Number(place[2]) : null)
}
