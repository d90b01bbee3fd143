// What a part of the fault suite is given, and what it has to say in the end.

/** Chromium has two places for IndexedDB; which one a new profile uses is a flag. */
export type Backend = 'leveldb' | 'sqlite'
export const backends: readonly Backend[] = ['leveldb', 'sqlite']

export const backendArgs = (backend: Backend): string[] => [
  `--${backend === 'sqlite' ? 'enable' : 'disable'}-features=IdbSqliteBackingStore`
]

export interface Setting {
  /** Address at which the built app is served. */
  readonly url: string
  readonly backend: Backend
  /** Seeded: everything that is left to chance is asked of it. */
  readonly random: () => number
  /** 100 is the long form; each part makes of it what is right for it. */
  readonly rounds: number
  /** A line for whoever waits, or has to find out. */
  say(line: string): void
}

/** `faults`: a sentence for each thing that is not as it must be. `notRun`: what the machine lacks. */
export type Result =
  { readonly faults: readonly string[]; readonly figures: string } | { readonly notRun: string }

export interface Part {
  readonly name: string
  readonly about: string
  run(setting: Setting): Promise<Result>
}

/** Gathers what is not as it must be, and says it at once. */
export class Findings {
  readonly faults: string[] = []
  readonly #say: (line: string) => void
  constructor(say: (line: string) => void) {
    this.#say = say
  }

  expect(holds: boolean, fault: string): void {
    if (holds) return
    this.faults.push(fault)
    this.#say(fault)
  }
}

/** The largest of some figures, in whole numbers. */
export const most = (figures: readonly number[]): number => Math.round(Math.max(0, ...figures))
