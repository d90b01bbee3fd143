// The cell of the patch storage document: a counter and a history, in a few lines of JavaScript.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

const code = `// Increment counter and log history
async function visit() {
  const count = (await kv.get("count")) ?? 0;
  await kv.set("count", count + 1);

  await db.insert("history", {
    count: count + 1,
    timestamp: Date.now(),
  });

  const recent = await db.find("history");
  send({ count: count + 1, history: recent.slice(-10) });
}

recv(visit);
await visit();`

export default {
  name: 'Cell',
  about: 'A counter and its history, in a few lines of JavaScript.',
  boxes: {
    again: [40, 40, 'button'],
    'about-again': [80, 40, 'comment click to count once more'],
    cell: [40, 96, 'js', { code }],
    'about-cell': [
      552,
      96,
      'comment Runs when the patch opens and whenever something comes in.\nkv and db are this cell’s own stores: they are there again\nwhen the patch is opened another day.'
    ],
    count: [40, 432, 'map x.count'],
    number: [40, 480, 'number'],
    'about-count': [120, 480, 'comment visits so far'],
    history: [288, 432, 'map x.history'],
    list: [288, 480, 'listview count timestamp', { width: 296, height: 176 }],
    'about-history': [600, 480, 'comment the last ten of them']
  },
  cables: ['again cell', 'cell count', 'count number', 'cell history', 'history list']
} satisfies Sketch
