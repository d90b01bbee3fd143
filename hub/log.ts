// What the hub tells its operator: one JSON object a line. No token and no content of a document is ever a field.
export type Level = 'info' | 'warning' | 'alarm'

export interface Log {
  /** `event` is a fixed name, such as `room-opened`; what varies goes into the fields. */
  (level: Level, event: string, fields?: Record<string, string | number | boolean | null>): void
}

export const jsonLog =
  (write: (line: string) => void): Log =>
  (level, event, fields = {}) =>
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }))

export const noLog: Log = () => {}

export const levels: readonly Level[] = ['info', 'warning', 'alarm']

/** Leaves out what is of less weight. */
export const logFrom =
  (least: Level, log: Log): Log =>
  (level, event, fields) => {
    if (levels.indexOf(level) >= levels.indexOf(least)) log(level, event, fields)
  }

/** Counts each line, as `LEVEL EVENT`. */
export const countLog =
  (log: Log, events: Map<string, number>): Log =>
  (level, event, fields) => {
    const key = `${level} ${event}`
    events.set(key, (events.get(key) ?? 0) + 1)
    log(level, event, fields)
  }
