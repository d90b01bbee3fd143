// Short messages of the app itself (a file was loaded, a file was not), shown in a corner of whatever page is open. Errors and
// warnings stay until they are closed, work that goes on until it has ended; the rest goes by itself.
import { asLoadbangError } from '../../runtime/errors.ts'

export interface Notice {
  readonly id: number
  /** `info`: something was done. `hint`: nothing was, and why. `warn`: something happened that asks for an answer. */
  readonly level: 'info' | 'hint' | 'warn' | 'error'
  readonly text: string
  /** A second, softer sentence: what to do. */
  readonly advice?: string
  /** One thing to do about it: a button. */
  readonly action?: NoticeAction
  /** Of work that goes on: how much of it is done, from 0 to 1. */
  readonly done?: number
}

export interface NoticeAction {
  readonly label: string
  run(): void
}

/** Work that is shown while it goes on. */
export interface Busy {
  /** From 0 to 1. */
  tell(done: number): void
  end(): void
}

/** Milliseconds that work may take without a word about it. */
const MOMENT = 500

class Notices {
  all = $state.raw<readonly Notice[]>([])
  #next = 0

  say(text: string, advice?: string, action?: NoticeAction): void {
    const id = this.#add({ level: 'info', text, advice, action })
    setTimeout(() => this.close(id), 10_000)
  }

  /** Why nothing happened: with no mark of success. */
  hint(text: string, advice?: string): void {
    const id = this.#add({ level: 'hint', text, advice })
    setTimeout(() => this.close(id), 10_000)
  }

  /** What happened without the person; gives the way to take it back. */
  warn(text: string, advice?: string, action?: NoticeAction): () => void {
    const id = this.#add({ level: 'warn', text, advice, action })
    return () => this.close(id)
  }

  /** Shows what was thrown: its sentence and its advice; `of` names what it was thrown over, a file for instance. */
  fail(thrown: unknown, of?: string): void {
    const error = asLoadbangError(thrown)
    const text = of ? `${of}: ${error.message}` : error.message
    this.#add({ level: 'error', text, advice: error.advice || undefined })
  }

  /** Work that may take long, and how to call it off: appears if it does take long. */
  busy(text: string, cancel: () => void): Busy {
    let id: number | null = null
    let done = 0
    const appear = () => {
      id = this.#add({ level: 'info', text, action: { label: 'Cancel', run: cancel }, done })
    }
    const timer = setTimeout(appear, MOMENT)
    return {
      tell: (part) => {
        // Whole percents: nobody sees less, and each is drawn.
        const percent = Math.floor(part * 100) / 100
        if (percent === done) return
        done = percent
        if (id !== null)
          this.all = this.all.map((notice) => (notice.id === id ? { ...notice, done } : notice))
      },
      end: () => {
        clearTimeout(timer)
        if (id !== null) this.close(id)
      }
    }
  }

  close(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id)
  }

  #add(notice: Omit<Notice, 'id'>): number {
    const id = this.#next++
    const goesOn = ({ done }: Notice) => done !== undefined
    const rest = this.all.filter((one) => !goesOn(one))
    this.all = [...this.all.filter(goesOn), ...rest.slice(-3), { ...notice, id }]
    return id
  }
}

export const notices = new Notices()
