// Which files a [filedrop] takes: `image`, `audio` and the like, a MIME type, or an ending (`.csv`); all where nothing is said.

/** What a person calls these kinds. */
const NAMES: Readonly<Record<string, string>> = {
  image: 'a picture',
  audio: 'a sound',
  video: 'a video',
  text: 'a text',
  font: 'a font'
}

/** Files of one kind and no other, by their endings, which a browser does not know the type of. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  image: /\.(avif|bmp|gif|heic|ico|jpe?g|png|svg|tiff?|webp)$/i,
  audio: /\.(aac|aiff?|flac|m4a|mid|mp3|oga|ogg|opus|wav)$/i,
  video: /\.(avi|m4v|mkv|mov|mp4|mpe?g|ogv|webm)$/i,
  text: /\.(csv|json|jsonl|md|pd|txt|xml|ya?ml)$/i,
  font: /\.(otf|ttf|woff2?)$/i
}

/** Types that say nothing. */
const UNKNOWN = new Set(['', 'application/octet-stream'])

export function takesFile(kinds: readonly string[], file: { name: string; type: string }): boolean {
  if (kinds.length === 0) return true
  const name = file.name.toLowerCase()
  return kinds.some((kind) => {
    const wanted = kind.toLowerCase()
    if (wanted.startsWith('.')) return name.endsWith(wanted)
    if (wanted.includes('/')) return file.type === wanted
    if (file.type.startsWith(`${wanted}/`)) return true
    return UNKNOWN.has(file.type) && (ENDINGS[wanted]?.test(name) ?? false)
  })
}

/** The kinds in words: `a picture`, `a picture or a sound`, `a .csv file`; `a file` for all. */
export function kindsInWords(kinds: readonly string[]): string {
  const words = kinds.map((kind) => NAMES[kind.toLowerCase()] ?? `a ${kind} file`)
  if (words.length === 0) return 'a file'
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** The same for a browser's file dialog; '' for all. */
export const acceptText = (kinds: readonly string[]): string =>
  kinds.map((kind) => (kind.startsWith('.') || kind.includes('/') ? kind : `${kind}/*`)).join(',')

/** What a file is, in a word: the ending of its name, else what its type says (`SVG` of image/svg+xml). */
export const shortKind = (name: string, type: string): string =>
  (/\.(\w{1,5})$/.exec(name)?.[1] ?? (UNKNOWN.has(type) ? undefined : type.split('/')[1]) ?? 'file')
    .replace(/^x-|\+.*$/g, '')
    .slice(0, 12)
    .toUpperCase()
