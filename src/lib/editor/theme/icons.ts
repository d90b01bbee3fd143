// The icons, as paths on a 16 by 16 grid, drawn with a round 1.4 px stroke. One table, so that they stay one family.
export const icons = {
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.5 8.5l3 3 6-7',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  undo: 'M5.5 3L2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9',
  down: 'M4 6.5L8 10.5l4-4',
  right: 'M6.5 4l4 4-4 4',
  export: 'M8 10V2.5M5 5l3-3 3 3M3 9.5V12a1.5 1.5 0 0 0 1.5 1.5h7A1.5 1.5 0 0 0 13 12V9.5',
  import: 'M8 2.5V10M5 7.5l3 3 3-3M3 9.5V12a1.5 1.5 0 0 0 1.5 1.5h7A1.5 1.5 0 0 0 13 12V9.5',
  file: 'M4 2h5.2L12.5 5.3V14H4zM9 2.2v3.3h3.3',
  help: 'M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.6v.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  sun: 'M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0z',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  play: 'M5 3.2v9.6l7.6-4.8z',
  pencil: 'M10.8 2.9l2.3 2.3L5.6 12.7l-2.9.6.6-2.9z',
  copy: 'M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2',
  trash: 'M2.8 4.5h10.4M6.5 4.5V2.8h3v1.7M4.2 4.5l.6 8.7h6.4l.6-8.7M6.8 7v3.8M9.2 7v3.8',
  console: 'M2.5 3.5h11v9h-11zM5 6.5l1.8 1.6L5 9.7M8.3 9.9h2.6',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3l3.2 3.2',
  warn: 'M8 2.5l6 10.8H2zM8 6.5v3.2M8 11.5v.01',
  error: 'M8 4.8v3.8M8 11v.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  info: 'M8 7.4v3.8M8 5v.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  book: 'M2.5 3.2h3.8c1 0 1.7.7 1.7 1.6v8.4c0-.7-.6-1.2-1.3-1.2H2.5zM13.5 3.2H9.7C8.7 3.2 8 3.9 8 4.8v8.4c0-.7.6-1.2 1.3-1.2h4.2z',
  target: 'M8 1.8v2.4M8 11.8v2.4M1.8 8h2.4M11.8 8h2.4M11.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z',
  restart: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 2.4v2.8h-2.8'
} as const

export type IconName = keyof typeof icons
