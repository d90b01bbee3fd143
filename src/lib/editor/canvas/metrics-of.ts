// How the boxes of a canvas are measured: by what its Pd file said, where it came from one.
import { field } from '../../patch/values.ts'
import { pdMetrics, type Metrics } from '../geometry/metrics.ts'

/** Of a patch or an abstraction with such settings; null: it never was a .pd file. */
export function metricsOf(settings: unknown): Metrics | null {
  const canvas = field(field(settings, 'pd'), 'canvas')
  if (canvas === undefined) return null
  const font = field(canvas, 'font')
  return pdMetrics(typeof font === 'number' && Number.isFinite(font) ? font : 12)
}
