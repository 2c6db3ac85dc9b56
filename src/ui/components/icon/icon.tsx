/** Small drawings on a 16-pixel grid, our own. They always stand beside words, so they are hidden from screen readers. */
const drawings = {
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.6V8l2.3 1.6',
  'clock-soon': 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 1.8V8h6.2',
  'clock-now':
    'M8 2.6a5.7 5.7 0 1 0 0 11.4A5.7 5.7 0 0 0 8 2.6ZM8 5.4v3.4M8 11.2v.1M2.2 3.6l1.9-1.8M13.8 3.6l-1.9-1.8',
  'clock-over': 'M5.5 1.8h5l3.7 3.7v5l-3.7 3.7h-5l-3.7-3.7v-5ZM8 4.8v3.8M8 11.1v.1',
  bolt: 'M9.2 1.5 3.4 9.2h4.2l-.8 5.3 5.8-7.7H8.4Z',
  check: 'm3 8.6 3.2 3.2L13 4.6',
  'check-circle': 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM5.2 8.3l2 2 3.6-4',
  cross: 'm4 4 8 8M12 4l-8 8',
  warning: 'M8 2 14.5 13.6h-13ZM8 6.4v3.4M8 11.7v.1',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.4v3.6M8 4.9V5',
  question:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM6.2 6.3c.2-2.3 3.7-2.2 3.6.1 0 1.3-1.7 1.4-1.8 2.8M8 11.5v.1',
  lock: 'M3.6 7.4h8.8v6.4H3.6ZM5.4 7.4V5.1c0-3.4 5.2-3.4 5.2 0v2.3',
  search: 'M7 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6ZM10.6 10.6l3.4 3.4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  back: 'M13.5 8h-11M7 3.4 2.4 8 7 12.6',
  forward: 'M2.5 8h11M9 3.4 13.6 8 9 12.6',
  down: 'm3.6 6 4.4 4.4L12.4 6',
  file: 'M3.6 1.8h5.6l3.2 3.2v9.2H3.6ZM9 1.9V5.2h3.3',
  image: 'M1.8 3h12.4v10H1.8ZM1.9 11.2l3.7-3.6 3 2.9 2-1.9 3.5 3.3M10.4 5.7v.1',
  video: 'M1.8 3.6h8.6v8.8H1.8ZM10.5 7.2l3.7-2.4v6.4l-3.7-2.4',
  sound: 'M2 6.2h2.6L8 3.2v9.6L4.6 9.8H2ZM10.6 5.8c1.3 1.2 1.3 3.2 0 4.4M12.4 4c2.4 2.2 2.4 5.8 0 8',
  link: 'M6.6 9.4 9.4 6.6M7 4.6l1.4-1.4c2.9-2.8 7.2 1.5 4.4 4.4L11.4 9M4.6 7 3.2 8.4C.4 11.3 4.7 15.6 7.6 12.8L9 11.4',
  external: 'M9.2 2.4h4.4v4.4M13.4 2.6 7.6 8.4M6.4 3.4H2.6v10h10V9.6',
  'eye-off':
    'M2 2.4 14 13.6M6.2 4c3.6-.9 6.6 1.3 8.2 4-.5.8-1.1 1.6-1.9 2.3M4 5.2C2.9 6 2.1 7 1.6 8c1.8 3.2 5.2 5.2 8.6 3.9',
  trash: 'M2.4 4.2h11.2M6 4V2h4v2M3.8 4.4l.7 9.4h7l.7-9.4M6.6 7v4.2M9.4 7v4.2',
  seal: 'M8 1.6a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6ZM5.4 9.4 4.3 14.4 8 12.4l3.7 2-1.1-5M6.2 6l1.3 1.3L10 4.6',
  send: 'M14 2 1.8 6.8l4.8 2.4L9 14Z',
  hourglass:
    'M3.8 1.8h8.4M3.8 14.2h8.4M4.8 2c0 3.6 3.2 4 3.2 6s-3.2 2.4-3.2 6M11.2 2c0 3.6-3.2 4-3.2 6s3.2 2.4 3.2 6',
  plus: 'M8 2.6v10.8M2.6 8h10.8',
  inbox: 'M2 9.2 3.8 2.8h8.4L14 9.2v4H2ZM2.2 9.2h3.4c.4 2.6 4.4 2.6 4.8 0h3.4',
  flag: 'M3.4 14.2V2M3.4 2.6h8.8l-2 3 2 3H3.4',
  practice: 'M8 2.2 14.6 5.2 8 8.2 1.4 5.2ZM4 6.6v4.2c2.2 2 5.8 2 8 0V6.6',
} as const

export type IconName = keyof typeof drawings

export const ICON_NAMES = Object.keys(drawings) as IconName[]

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
