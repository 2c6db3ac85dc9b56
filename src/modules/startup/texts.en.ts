import type { StartupTexts } from './texts.sv.ts'

export const en: StartupTexts = {
  problems: {
    'application-changed': () =>
      'Somebody else has changed the application meanwhile. Read it through and save again.',
  },
  fields: {
    'reason-required': () => 'Write why.',
  },
  nav: { applications: 'Applications' },
}
