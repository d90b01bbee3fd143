// A text adventure whose player stays where they are: the cell keeps place, bag and journal in its own documents.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

const code = `outlets('story', 'bag')

const places = {
  hall: { look: 'A hall. A door leads north, stairs go down.', north: 'garden', down: 'cellar' },
  cellar: { look: 'A cellar that smells of apples. Stairs go up.', up: 'hall' },
  garden: { look: 'A garden under the stars. South is the house. You are free.', south: 'hall' }
}
const [player] = await db.find('player')
const id = player?._id ?? (await db.insert('player', start()))

function start() {
  return { place: 'hall', bag: [], key: 'cellar' }
}

// Each command waits for the one before it: what it reads is then what that has written.
let last = begin()
recv((text) => (last = last.then(() => play(String(text).trim().toLowerCase()))))

async function begin() {
  if (player) return show('You are where you left.', lookAt(player.place, player.key))
  await db.insert('journal', { line: lookAt('hall', 'cellar') })
  await show('Type where you go, or: take key, look, again.')
}

async function play(command) {
  await db.insert('journal', { line: '> ' + command })
  const now = await db.findOne('player', id)
  await db.insert('journal', { line: await answer(command, now) })
  await show()
}

async function answer(command, { place, bag, key }) {
  const go = places[place][command.replace(/^go /, '')]
  if (go === 'garden' && !bag.includes('key')) return 'The door is locked.'
  if (go) {
    await db.update('player', id, { place: go })
    return lookAt(go, key)
  }
  if (command === 'look') return lookAt(place, key)
  if (command === 'take key' && key === place) {
    await db.update('player', id, { bag: [...bag, 'key'], key: 'bag' })
    return 'You take the key. It is cold.'
  }
  if (command === 'again') {
    await db.drop('journal')
    await db.replace('player', id, start())
    return lookAt('hall', 'cellar')
  }
  return 'That leads nowhere.'
}

function lookAt(place, key) {
  return places[place].look + (key === place ? ' A key lies here.' : '')
}

async function show(...said) {
  const { bag } = await db.findOne('player', id)
  const lines = (await db.find('journal')).map(({ line }) => line)
  send(bag.join(', ') || 'nothing', 1)
  send([...lines, ...said].slice(-9))
}`

export default {
  name: 'Adventure',
  about: 'A small text adventure; close it, and you are where you left.',
  boxes: {
    command: [40, 40, 'textbox "What do you do?" -clear', { width: 320 }],
    'about-command': [376, 44, 'comment north, south, up, down, take key, look; again begins anew'],
    cell: [40, 96, 'js', { code, width: 560, height: 208 }],
    'about-cell': [
      632,
      96,
      'comment Reload the page: the cell finds the player\nand the journal in its own store, db,\nand you stand where you stood.'
    ],
    story: [40, 344, 'listview', { width: 512, height: 264 }],
    bag: [584, 344, 'textbox Bag', { width: 160 }],
    'about-bag': [760, 348, 'comment what you carry']
  },
  cables: ['command cell', 'cell story', 'cell:1 bag']
} satisfies Sketch
