// Steps by keyboard come faster than the engine shows what came of them: each counts from the last one, not from what still
// stands on the screen.

/** Milliseconds after a step in which the next one goes on from it. */
const SOON = 300

/** Gives a function that takes one step from where the value is, and plays it. `now` in milliseconds. */
export function stepping(
  shown: () => number,
  play: (value: number) => void,
  now: () => number = () => performance.now()
): (step: (from: number) => number) => void {
  let last = { value: 0, at: -Infinity }
  return (step) => {
    const at = now()
    const value = step(at - last.at < SOON ? last.value : shown())
    last = { value, at }
    play(value)
  }
}
