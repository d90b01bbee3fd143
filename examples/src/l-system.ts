// Figures that grow by rewriting letters: one cell makes a list of lines, another makes a picture of any such list.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

const grow = `outlets('lines', 'how many')
const p = params({
  figure: ['plant', 'snowflake', 'dragon', 'carpet'],
  growth: { value: 5, min: 1, max: 6, step: 1 },
  bend: { value: 0, min: -30, max: 30, title: 'angle +' }
}, draw)

const figures = {
  plant: { axiom: 'X', rules: { X: 'F+[[X]-X]-F[-FX]+X', F: 'FF' }, angle: 25 },
  snowflake: { axiom: 'F++F++F', rules: { F: 'F-F++F-F' }, angle: 60 },
  dragon: { axiom: 'FX', rules: { X: 'X+YF+', Y: '-FX-Y' }, angle: 90, times: 2 },
  carpet: { axiom: 'F', rules: { F: 'F+F-F-F-G+F+F+F-F', G: 'GGG' }, angle: 90, most: 4 }
}

recv(draw)
draw()

function draw() {
  const { axiom, rules, angle, times = 1, most = 12 } = figures[p.figure]
  let text = axiom
  for (let n = Math.min(most, p.growth * times); n > 0; n--)
    text = text.replace(/[A-Z]/g, (letter) => rules[letter] ?? letter)
  const lines = walk(text, angle + p.bend)
  send(lines.length / 4, 1)
  send(lines)
}

// A turtle: letters F and G go on, + and - turn, brackets come back to where they opened.
function walk(text, angle) {
  const lines = []
  const stack = []
  let [x, y, heading] = [0, 0, -90]
  for (const letter of text) {
    if (letter === '+') heading += angle
    else if (letter === '-') heading -= angle
    else if (letter === '[') stack.push([x, y, heading])
    else if (letter === ']') [x, y, heading] = stack.pop()
    else if (letter === 'F' || letter === 'G') {
      lines.push(x, y)
      x += Math.cos((heading * Math.PI) / 180)
      y += Math.sin((heading * Math.PI) / 180)
      lines.push(x, y)
    }
  }
  return lines
}`

const picture = `inlets('lines')
outlets('picture')
const p = params({
  ink: ['seagreen', 'coral', 'steelblue'],
  width: { value: 1.5, min: 0.5, max: 5 }
}, draw)
let lines = []
recv((list) => {
  lines = list
  draw()
})

function draw() {
  const xs = lines.filter((_, i) => i % 2 === 0)
  const ys = lines.filter((_, i) => i % 2 === 1)
  const [left, top] = [min(xs), min(ys)]
  const scale = 380 / Math.max(-min(xs.map((x) => -x)) - left, -min(ys.map((y) => -y)) - top, 1)
  const at = (i) => ((lines[i] - (i % 2 ? top : left)) * scale + 10).toFixed(1)
  let path = ''
  for (let i = 0; i < lines.length; i += 4)
    path += 'M' + at(i) + ',' + at(i + 1) + 'L' + at(i + 2) + ',' + at(i + 3)
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><path fill="none" stroke-linecap="round"' +
    ' stroke="' + p.ink + '" stroke-width="' + p.width + '" d="' + path + '"/></svg>'
  send(Uint8Array.from(svg, (letter) => letter.charCodeAt(0)))
}

function min(numbers) {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity)
}`

export default {
  name: 'L-system',
  about: 'Plants and snowflakes from a few letters; turn the knobs and watch.',
  boxes: {
    'about-grow': [40, 40, 'comment Letters are rewritten, then walked along. Turn the knobs.'],
    grow: [40, 72, 'js', { code: grow, width: 560, height: 224 }],
    count: [584, 360, 'number'],
    'about-count': [664, 364, 'comment lines; each is four numbers of the list'],
    picture: [40, 360, 'js', { code: picture, width: 512, height: 144 }],
    view: [40, 568, 'imageview', { width: 416, height: 416 }]
  },
  cables: ['grow:1 count', 'grow picture', 'picture view']
} satisfies Sketch
