import type { ClassAttributes, HTMLAttributes } from 'preact'

type Enhanced = HTMLAttributes & ClassAttributes<HTMLElement>

/** The elements src/browser/ gives behaviour to. Without script each is a plain box around finished HTML. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'ticking-clock': Enhanced
      'live-queue': Enhanced
      'count-characters': Enhanced
      'keep-draft': Enhanced
      'shortcut-switch': Enhanced
    }
  }
}
