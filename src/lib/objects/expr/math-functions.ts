// The functions of [expr] that calculate with numbers. As in C, and unlike the objects of the same names, log(0) is minus infinity
// and the root of a negative number is no number.
import {
  amplitudeToDecibels,
  decibelsToAmplitude,
  decibelsToPower,
  frequencyToMidi,
  midiToFrequency,
  powerToDecibels
} from '../math/loudness.ts'
import { whole32 } from '../math/whole.ts'
import { erf, erfc } from './erf.ts'

/** `same`: whole where all arguments are; `whole`: always; `float`: always a float. */
export type ResultType = 'same' | 'whole' | 'float'

export interface MathFunction {
  readonly count: number
  readonly type: ResultType
  of(x: number, y: number): number
}

const one = (of: (x: number) => number, type: ResultType = 'float'): MathFunction => ({ count: 1, type, of })
const two = (of: (x: number, y: number) => number, type: ResultType = 'float'): MathFunction => ({
  count: 2,
  type,
  of
})

export const mathFunctions = new Map<string, MathFunction>(
  Object.entries({
    int: one(whole32),
    float: one((x) => x),
    rint: one(nearestEven),
    nearbyint: one(nearestEven),
    round: one((x) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5)),
    trunc: one(Math.trunc),
    floor: one(Math.floor),
    ceil: one(Math.ceil),
    imodf: one(Math.trunc),
    modf: one((x) => x - Math.trunc(x)),
    abs: one(Math.abs, 'same'),
    min: two(Math.min, 'same'),
    max: two(Math.max, 'same'),
    fmod: two((x, y) => x % y),
    remainder: two(remainder),
    copysign: two((x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
    ldexp: two((x, y) => x * 2 ** Math.trunc(y)),
    pow: two(power),
    sqrt: one(Math.sqrt),
    cbrt: one(Math.cbrt),
    exp: one(Math.exp),
    expm1: one(Math.expm1),
    ln: one(Math.log),
    log: one(Math.log),
    log10: one(Math.log10),
    log1p: one(Math.log1p),
    fact: one(factorial),
    sin: one(Math.sin),
    cos: one(Math.cos),
    tan: one(Math.tan),
    asin: one(Math.asin),
    acos: one(Math.acos),
    atan: one(Math.atan),
    atan2: two(Math.atan2),
    sinh: one(Math.sinh),
    cosh: one(Math.cosh),
    tanh: one(Math.tanh),
    asinh: one(Math.asinh),
    acosh: one(Math.acosh),
    atanh: one(Math.atanh),
    erf: one(erf),
    erfc: one(erfc),
    isnan: one((x) => (Number.isNaN(x) ? 1 : 0), 'whole'),
    isinf: one((x) => (x === Infinity ? 1 : x === -Infinity ? -1 : 0), 'whole'),
    finite: one((x) => (Number.isFinite(x) ? 1 : 0), 'whole'),
    mtof: one(midiToFrequency),
    ftom: one(frequencyToMidi),
    dbtorms: one(decibelsToAmplitude),
    rmstodb: one(amplitudeToDecibels),
    dbtopow: one(decibelsToPower),
    powtodb: one(powerToDecibels)
  })
)

/** The nearest whole number, of two equally near ones the even one. */
function nearestEven(x: number): number {
  const below = Math.floor(x)
  const rest = x - below
  if (rest !== 0.5) return Math.round(x)
  return below % 2 === 0 ? below : below + 1
}

function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || y === 0) return NaN
  return Number.isFinite(y) ? x - y * nearestEven(x / y) : x
}

/** C's power of 1 and of -1 to infinity is 1. */
function power(x: number, y: number): number {
  return x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y
}

function factorial(x: number): number {
  let product = 1
  // Beyond 170 it is infinite.
  for (let n = Math.min(Math.trunc(x), 171); n > 1; n--) product *= n
  return product
}
