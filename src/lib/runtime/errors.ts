// Every error a person can meet, in one table: a stable code, what happened, what to do. The texts are functions of the
// facts, so that each says what was expected of what; nothing else in the project writes an error sentence of the runtime.

/** An error with a code, a sentence saying what happened, and one saying what to do. */
export class LoadbangError extends Error {
  readonly code: string
  /** What to do about it; one sentence, may be empty where nothing can be done. */
  readonly advice: string
  /** The line of the box's code that it is about, counted from 1; null where it is about none. */
  readonly line: number | null = null
  constructor(code: string, what: string, advice = '') {
    super(what)
    this.name = 'LoadbangError'
    this.code = code
    this.advice = advice
  }
  /** Both sentences, as the console shows them. */
  get sentence(): string {
    return this.advice ? `${this.message} ${this.advice}` : this.message
  }
}

/** Any thrown value as an error with a code; what is none yet becomes `object-threw`. */
export function asLoadbangError(thrown: unknown, code = 'object-threw'): LoadbangError {
  if (thrown instanceof LoadbangError) return thrown
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  if (isMissingScript(text)) return missingScript()
  return new LoadbangError(code, text.endsWith('.') ? text : `${text}.`)
}

// Parts of Loadbang are loaded when they are first needed; no browser has a class for what is thrown if one does not come.
const isMissingScript = (text: string): boolean =>
  /dynamically imported module|importing a module script failed|unable to preload/i.test(text)

const missingScript = (): LoadbangError =>
  new LoadbangError(
    'script-missing',
    'A part of Loadbang could not be loaded.',
    'Check the connection, then reload the page: there may be a newer version.'
  )
