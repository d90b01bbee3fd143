// Short messages of the app itself (a file was loaded, a file was not), shown in a corner of whatever page is open. Errors
// stay until they are closed; the rest goes by itself.
import { asLoadbangError } from '../../runtime/errors.ts'

export interface Notice {
  readonly id: number
  readonly level: 'info' | 'error'
  readonly text: string
  /** A second, softer sentence: what to do. */
  readonly advice?: string
  /** One thing to do about it: a button. */
  readonly action?: NoticeAction
}

export interface NoticeAction {
  readonly label: string
  run(): void
}

class Notices {
  all = $state.raw<readonly Notice[]>([])
  #next = 0

  say(text: string, advice?: string, action?: NoticeAction): void {
    const id = this.#add({ level: 'info', text, advice, action })
    setTimeout(() => this.close(id), 10_000)
  }

  /** Shows what was thrown: its sentence and its advice; `of` names what it was thrown over, a file for instance. */
  fail(thrown: unknown, of?: string): void {
    const error = asLoadbangError(thrown)
    const text = of ? `${of}: ${error.message}` : error.message
    this.#add({ level: 'error', text, advice: error.advice || undefined })
  }

  close(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id)
  }

  #add(notice: Omit<Notice, 'id'>): number {
    const id = this.#next++
    this.all = [...this.all.slice(-3), { ...notice, id }]
    return id
  }
}

export const notices = new Notices()
