// The error function and its complement, which JavaScript does not have: a series near 0, a continued fraction farther out. Both
// are good to about 15 digits.

const ROOT_PI = Math.sqrt(Math.PI)
const TURN = 2.5

export function erf(x: number): number {
  const size = Math.abs(x)
  if (size < TURN) return series(x)
  return Number.isNaN(x) ? NaN : Math.sign(x) * (1 - tail(size))
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN
  if (x >= TURN) return tail(x)
  return x <= -TURN ? 2 - tail(-x) : 1 - series(x)
}

function series(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n < 100 && Math.abs(term) > 1e-18; n++) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / ROOT_PI) * sum
}

/** erfc for what is well above 0. */
function tail(x: number): number {
  if (x === Infinity) return 0
  let fraction = 0
  for (let n = 120; n > 0; n--) fraction = n / 2 / (x + fraction)
  return Math.exp(-x * x) / ROOT_PI / (x + fraction)
}
