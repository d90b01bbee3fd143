// Which rows of a long list are in view, where all rows are equally high.

export interface Rows {
  first: number
  /** One past the last. */
  end: number
}

/** Rows of `height` pixels seen through a window of `view` pixels scrolled by `top`, a few more on either side. */
export function rowsInView(count: number, height: number, top: number, view: number, margin = 6): Rows {
  const first = Math.min(Math.max(0, Math.floor(top / height) - margin), count)
  const end = Math.min(count, Math.max(first, Math.ceil((top + view) / height) + margin))
  return { first, end }
}
