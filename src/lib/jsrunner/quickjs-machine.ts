// One QuickJS realm with limits: calls into it, with the pending jobs of promises run after each call. Only text and numbers
// cross. Each realm is a WebAssembly instance of its own (some 6 ms to make): its memory can be capped, which QuickJS's own
// limit does not do under Emscripten (it cannot ask how big a block is), a crash is nobody else's, and to end it is to drop it.
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime
} from 'quickjs-emscripten-core'
import variant from '@jitl/quickjs-singlefile-mjs-release-sync'
import type { QuickJsHost } from './inside/quickjs.ts'
import { cellFile, textOf, type CellProgram, type LinkedModule } from './modules/program.ts'
import { quickjsScript } from './quickjs-script.generated.ts'

export const quickjsLimits = {
  memoryBytes: 128 * 1024 * 1024,
  // More, and the machine's own stack would end first; less, and values of the codec's depth would not go through.
  stackBytes: 384 * 1024,
  /** Real milliseconds that one task of a cell may take. */
  taskMs: 2000
}

/** Why a realm is no more. */
export class RealmEnded extends Error {
  readonly why: 'interrupted' | 'memory' | 'broken'
  constructor(why: 'interrupted' | 'memory' | 'broken', message: string = why) {
    super(message)
    this.why = why
  }
}

const PAGE = 65_536
// What the module asks for at its start.
const initialPages = 256

/** A fresh instance of the WebAssembly module. */
export async function loadQuickJs(): Promise<QuickJsInstance> {
  const memory = new WebAssembly.Memory({ initial: initialPages, maximum: quickjsLimits.memoryBytes / PAGE })
  return {
    module: await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory: memory })),
    memory
  }
}
export interface QuickJsInstance {
  module: Awaited<ReturnType<typeof newQuickJSWASMModuleFromVariant>>
  memory: WebAssembly.Memory
}

export class QuickJsRealm {
  #memory: WebAssembly.Memory
  #runtime: QuickJSRuntime
  #context: QuickJSContext
  #inside: QuickJSHandle
  #deadline = 0
  #realtime = (): number => performance.now()
  #depth = 0

  #taskMs: number

  /** Throws RealmEnded. */
  constructor({ module, memory }: QuickJsInstance, host: QuickJsHost, taskMs = quickjsLimits.taskMs) {
    this.#taskMs = taskMs
    this.#memory = memory
    this.#runtime = module.newRuntime()
    this.#runtime.setMaxStackSize(quickjsLimits.stackBytes)
    this.#runtime.setInterruptHandler(() => this.#realtime() > this.#deadline)
    this.#context = this.#runtime.newContext()
    this.#deadline = this.#realtime() + this.#taskMs
    this.#inside = this.#makeInside(host)
  }

  /** Calls one of QuickJsInside with text or numbers, and runs all that follows from it. Throws RealmEnded. */
  call(name: 'receive' | 'due', argument: string | number): void {
    this.#task(() => this.#invoke(name, this.#toHandle(argument)).dispose())
  }

  /** Evaluates the text of a function, or of one that imports the modules, and runs it as the cell's main function. Throws RealmEnded, or SyntaxError. */
  start({ code, modules }: CellProgram, now: number, params: string): void {
    this.#task(() => {
      if (modules) this.#offerModules(modules)
      const main = this.#context.evalCode(modules ? `() => import("${cellFile}")` : code, cellFile)
      if (main.error) {
        const { message } = this.#describe(main.error)
        throw new SyntaxError(message)
      }
      this.#invoke('start', main.value, this.#toHandle(now), this.#toHandle(params)).dispose()
    })
  }

  /** Their files are their addresses; nothing else can be loaded. */
  #offerModules(modules: readonly LinkedModule[]): void {
    const files = modules.map(({ file }) => file)
    const texts = new Map(modules.map((module) => [module.file, textOf(module, files)]))
    this.#runtime.setModuleLoader(
      (file) => texts.get(file) ?? { error: new Error(`${file} cannot be imported.`) },
      (_base, specifier) => specifier
    )
  }

  // Only the outermost call pumps and sets the deadline.
  #task<T>(fn: () => T): T {
    if (this.#depth === 0) this.#deadline = this.#realtime() + this.#taskMs
    this.#depth++
    try {
      const result = fn()
      if (this.#depth === 1) this.#settle()
      // An interruption inside an async function comes out as a rejection, which user code may catch.
      if (this.#realtime() > this.#deadline) throw new RealmEnded('interrupted')
      return result
    } finally {
      this.#depth--
    }
  }

  #settle(): void {
    do this.#runJobs()
    while (this.#invoke('endTask').consume((more) => this.#context.dump(more) === true))
  }

  #runJobs(): void {
    while (this.#runtime.hasPendingJob()) {
      const result = this.#runtime.executePendingJobs(1000)
      if (result.error) this.#fail(result.error)
      else result.dispose()
      if (this.#realtime() > this.#deadline) throw new RealmEnded('interrupted')
    }
  }

  #makeInside(host: QuickJsHost): QuickJSHandle {
    const context = this.#context
    const offered = context.newObject()
    const offer = (name: string, fn: (...args: QuickJSHandle[]) => QuickJSHandle | void): void =>
      context.newFunction(name, fn).consume((handle) => context.setProp(offered, name, handle))
    offer('post', (text) => host.post(context.getString(text!)))
    offer('realtime', () => context.newNumber(host.realtime()))
    offer('schedule', (id, delay) => host.schedule(context.getNumber(id!), context.getNumber(delay!)))
    offer('cancel', (id) => host.cancel(context.getNumber(id!)))
    const script = context.evalCode(`${quickjsScript}\n;cell`, 'loadbang.js')
    if (script.error) return this.#fail(script.error)
    const made = context.callFunction(script.value, context.undefined, offered)
    script.value.dispose()
    offered.dispose()
    return made.error ? this.#fail(made.error) : made.value
  }

  /** Arguments are given away. */
  #invoke(name: string, ...args: QuickJSHandle[]): QuickJSHandle {
    const method = this.#context.getProp(this.#inside, name)
    const result = this.#context.callFunction(method, this.#context.undefined, ...args)
    method.dispose()
    for (const arg of args) arg.dispose()
    return result.error ? this.#fail(result.error) : result.value
  }

  #toHandle(value: string | number): QuickJSHandle {
    return typeof value === 'string' ? this.#context.newString(value) : this.#context.newNumber(value)
  }

  #describe(error: QuickJSHandle): { name: string; message: string } {
    const dumped: unknown = error.consume((handle) => this.#context.dump(handle))
    if (typeof dumped !== 'object' || dumped === null) return { name: '', message: String(dumped) }
    const { name, message } = dumped as { name?: unknown; message?: unknown }
    return { name: String(name), message: String(message) }
  }

  // Errors of user code are caught inside; what gets here ends the realm.
  #fail(error: QuickJSHandle): never {
    const { name, message } = this.#describe(error)
    if (message === 'interrupted') throw new RealmEnded('interrupted')
    // Where there is no room even for an error, QuickJS throws null.
    if (this.#memory.buffer.byteLength > 0.9 * quickjsLimits.memoryBytes) throw new RealmEnded('memory')
    throw new RealmEnded('broken', `${name}: ${message}`)
  }
}
