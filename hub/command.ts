// What an operator does beside running the hub: `npm run hub -- backup FOLDER` and `npm run hub -- restore FOLDER`, both while it runs.
// Exit status: 0 done, 1 not done, 2 the command line is wrong.
import { backUp } from './care/backup.ts'
import { askToReopen } from './care/desk.ts'
import { stageRestore } from './care/restore.ts'
import { openEmbedded } from './embedded/database.ts'
import { HubError } from './errors.ts'
import { dataFolder } from './hub.ts'

const usage = `npm run hub -- backup FOLDER    copies all shared patches, their assets and keys into a new folder
npm run hub -- restore FOLDER   brings such a copy back; what is there now is kept beside it

Both work while the hub runs. LOADBANG_DATA names the data folder, as for npm start.`

async function main([command, folder, ...more]: readonly string[]): Promise<number> {
  if (more.length > 0 || folder === undefined || (command !== 'backup' && command !== 'restore')) {
    console.error(usage)
    return 2
  }
  const data = dataFolder()
  if (command === 'backup') {
    const { assets } = await backUp(data, folder)
    console.log(`Backed up to ${folder}: the database and ${counted(assets)}.`)
    return 0
  }
  const { made, assets } = await stageRestore(folder, data)
  if (!(await askToReopen(data)) && !(await openOnce(data))) {
    console.log(
      `The hub that runs could not be asked: the backup of ${made} is put in place when it starts next.`
    )
    return 0
  }
  console.log(
    `Restored the backup of ${made}, with ${counted(assets)}. What was there is kept in ${data}, under before-restore-….`
  )
  return 0
}

/** Opening the folder puts the backup in place; false where a hub has it open. */
async function openOnce(data: string): Promise<boolean> {
  try {
    await (await openEmbedded(data)).close()
    return true
  } catch (error) {
    if (error instanceof HubError && error.code === 'storage-in-use') return false
    throw error
  }
}

const counted = (assets: number): string => (assets === 1 ? 'one asset' : `${assets} assets`)

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof HubError ? error.sentence : String(error))
  process.exitCode = 1
}
