// How big a patch may be that comes from somewhere else. Everything read from strangers is measured against these, in one
// place, so that clipboard, envelope and live documents agree.

export const limits = {
  /** Boxes of one patch. */
  nodes: 50_000,
  /** Cables of one patch. */
  edges: 200_000,
  /** Characters of an id or a port's name. */
  id: 200,
  /** Characters of a box's text. */
  text: 100_000,
  /** Nested lists and records in a box's data. */
  depth: 64,
  /** Pixels from the origin; beyond it nobody finds a box again. */
  position: 1_000_000,
  /** Bytes of a document's update in an envelope. */
  update: 64 * 1024 * 1024,
  /** Characters of the JSON text of a fragment (clipboard). */
  fragment: 16 * 1024 * 1024,
  /** Files with a name, of one patch; and characters of such a name. */
  files: 10_000,
  fileName: 255,
  /** Boxes pasted at once. */
  fragmentNodes: 10_000
} as const
