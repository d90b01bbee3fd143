// The machine's camera, microphone and MIDI devices, each opened for one run of a cell and closed with its signal. The browser asks the
// person, too, once for all patches.
import type { LoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../../jsrunner/errors.ts'
import type { StreamItem } from '../../jsrunner/world.ts'

/** Samples in a block. */
const BLOCK = 1024

export interface OpenCamera {
  frame(): Promise<ImageBitmap>
}

export async function openCamera(signal: AbortSignal): Promise<OpenCamera> {
  const stream = await media({ video: true }, 'camera', signal)
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  signal.addEventListener('abort', () => (video.srcObject = null))
  await video.play()
  return { frame: () => createImageBitmap(video) }
}

/** Hears it as it is, without what browsers do to voices. */
export async function openMicrophone(signal: AbortSignal, item: (item: StreamItem) => void): Promise<void> {
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  const stream = await media({ audio: raw }, 'microphone', signal)
  const context = new AudioContext()
  // A worklet would need a script of its own; for blocks that are sent on by message anyway this serves, in every browser.
  const blocks = context.createScriptProcessor(BLOCK, 1, 1)
  blocks.onaudioprocess = ({ inputBuffer }) =>
    item({ rate: context.sampleRate, samples: inputBuffer.getChannelData(0).slice() })
  context.createMediaStreamSource(stream).connect(blocks).connect(context.destination)
  signal.addEventListener('abort', () => {
    blocks.onaudioprocess = null
    void context.close()
  })
  // Before a page was touched it may make no sound, and so hears none.
  const wake = (): void => void context.resume().catch(() => {})
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, wake, { signal })
  wake()
}

export async function listenToMidi(
  signal: AbortSignal,
  input: string,
  item: (item: StreamItem) => void
): Promise<void> {
  const access = await midi()
  const hear = (event: Event): void => {
    const { data } = event as MIDIMessageEvent
    if (data) item([...data])
  }
  const heard = new Set<MIDIInput>()
  const listen = (): void => {
    if (signal.aborted) return
    for (const port of access.inputs.values()) {
      if (!(port.name ?? '').includes(input) || heard.has(port)) continue
      heard.add(port)
      port.addEventListener('midimessage', hear, { signal })
    }
  }
  // Also devices that are plugged in later.
  access.addEventListener('statechange', listen, { signal })
  listen()
}

export async function sendMidi(bytes: readonly number[], output: string): Promise<void> {
  const { outputs } = await midi()
  const port = [...outputs.values()].find(({ name }) => (name ?? '').includes(output))
  if (!port)
    throw cellErrors.device(
      output ? `There is no MIDI output with “${output}” in its name.` : 'There is no MIDI output.',
      'Plug the device in, then try again.'
    )
  try {
    port.send([...bytes])
  } catch (thrown) {
    throw cellErrors.device(`The MIDI output refused the message: ${why(thrown)}.`, 'Send a whole message.')
  }
}

async function midi(): Promise<MIDIAccess> {
  try {
    return await navigator.requestMIDIAccess()
  } catch (thrown) {
    throw unusable('MIDI devices', thrown)
  }
}

async function media(
  wanted: MediaStreamConstraints,
  name: string,
  signal: AbortSignal
): Promise<MediaStream> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia(wanted)
  } catch (thrown) {
    throw unusable(`the ${name}`, thrown)
  }
  const stop = (): void => stream.getTracks().forEach((track) => track.stop())
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  signal.throwIfAborted()
  return stream
}

const unusable = (what: string, thrown: unknown): LoadbangError =>
  cellErrors.device(
    `The browser does not let Loadbang use ${what}: ${why(thrown)}.`,
    'Look whether it is plugged in, and whether the browser allows it to this page.'
  )
const why = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message || thrown.name : String(thrown)).replace(/\.$/, '')
