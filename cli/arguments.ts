// What a command line asks for, or a sentence that says what is wrong with it.
import { parseArgs } from 'node:util'

export interface RunCommand {
  name: 'run'
  file: string
  /** Logical milliseconds. */
  for?: number
  data?: string
}
export interface CheckCommand {
  name: 'check'
  file: string
}
export interface ConvertCommand {
  name: 'convert'
  from: string
  to: string
}
export type Command = RunCommand | CheckCommand | ConvertCommand | { name: 'help' } | { name: 'version' }

/** The command line is wrong: exit status 2. The message is a sentence. */
export class UsageError extends Error {}

const common = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'V' } } as const
const ofRun = { for: { type: 'string' }, data: { type: 'string' } } as const

/** Throws UsageError. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args)
  if (values.help) return { name: 'help' }
  if (values.version) return { name: 'version' }
  const [name, ...files] = positionals
  for (const option of ['for', 'data'] as const) {
    if (values[option] !== undefined && name !== 'run')
      throw new UsageError(`--${option} belongs to loadbang run.`)
  }
  switch (name) {
    case undefined:
      throw new UsageError('Say what to do: run, check or convert.')
    case 'help':
      return { name: 'help' }
    case 'run':
    case 'check': {
      const file = one(files, `${name} takes one file`)
      if (name === 'check') return { name, file }
      return {
        name,
        file,
        ...(values.for === undefined ? {} : { for: parseSpan(values.for) }),
        ...(values.data === undefined ? {} : { data: filled(values.data, '--data takes a directory.') })
      }
    }
    case 'convert': {
      const [from, to, ...more] = files
      if (from === undefined || to === undefined || more.length > 0)
        throw new UsageError('convert takes two files, from and to.')
      return { name, from, to }
    }
    default:
      throw new UsageError(`There is no command “${name}”; there are run, check and convert.`)
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...common, ...ofRun }, allowPositionals: true })
  } catch (thrown) {
    throw new UsageError(sentence(thrown))
  }
}

/** Node's own messages run over several sentences, and speak to programmers. */
function sentence(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
  switch ((thrown as { code?: unknown }).code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option ${option}.`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `The option ${option} ${/does not take/.test(message) ? 'takes no value' : 'needs a value'}.`
    default:
      return `${message.split('. ')[0]!.replace(/\.$/, '')}.`
  }
}

function one(files: readonly string[], what: string): string {
  const [file, ...more] = files
  if (file === undefined) throw new UsageError(`${what}, and none is given.`)
  if (more.length > 0) throw new UsageError(`${what}, and ${files.length} are given.`)
  return file
}

function filled(text: string, otherwise: string): string {
  if (text === '') throw new UsageError(otherwise)
  return text
}

const units = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const

/** `500ms`, `3s`, `1.5min`, `2h`, or seconds: milliseconds. Throws UsageError. */
export function parseSpan(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+) ?(ms|s|min|h)?$/.exec(text.trim())
  if (!match) throw new UsageError(`--for takes a time such as 500ms, 3s or 2min, not “${text}”.`)
  return Number(match[1]) * units[(match[2] ?? 's') as keyof typeof units]
}
