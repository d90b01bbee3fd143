// Small .maxpat files for tests.

export interface BoxOf {
  maxclass?: string
  text?: string
  at?: readonly [x: number, y: number, width?: number, height?: number]
  patcher?: unknown
  more?: Readonly<Record<string, unknown>>
}

/** Boxes by id, an object's text for short; cables as `from:outlet to:inlet`. */
export function patcherOf(
  boxes: Readonly<Record<string, string | BoxOf>>,
  cables: readonly string[] = []
): Record<string, unknown> {
  return {
    fileversion: 1,
    rect: [0, 0, 640, 480],
    boxes: Object.entries(boxes).map(([id, given], i) => {
      const {
        maxclass = 'newobj',
        text,
        at,
        patcher,
        more
      }: BoxOf = typeof given === 'string' ? { text: given } : given
      const [x, y, width = 60, height = 22] = at ?? [20, 20 + 40 * i]
      return {
        box: {
          id,
          maxclass,
          ...(text === undefined ? {} : { text }),
          patching_rect: [x, y, width, height],
          ...(patcher === undefined ? {} : { patcher }),
          ...more
        }
      }
    }),
    lines: cables.map((cable) => {
      const [from, to] = cable.split(' ').map((end) => end.split(':'))
      return {
        patchline: { source: [from![0], Number(from![1] ?? 0)], destination: [to![0], Number(to![1] ?? 0)] }
      }
    })
  }
}

export const fileOf = (patcher: unknown): string => JSON.stringify({ patcher })
