import type { Lang } from '#core/i18n/lang.ts'
import type { ClockState } from '../../components/clock/clock.tsx'
import { Clock } from '../../components/clock/clock.tsx'
import { DueBox } from '../../components/due-box/due-box.tsx'
import { ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { TimeThread } from '../../components/time-thread/time-thread.tsx'
import { answerRule, crimeRule } from '../samples.tsx'
import type { Component, MakeGroup } from '../specimen.ts'
import { at, NOW } from '../specimen.ts'

const due = {
  calm: at('2026-11-23T22:59:00Z'),
  soon: at('2026-11-20T22:59:00Z'),
  now: at('2026-11-20T15:40:00Z'),
  over: at('2026-11-20T10:12:00Z'),
} as const

const notes: Readonly<Record<ClockState, string>> = {
  calm: '2 arbetsdagar',
  soon: 'sista arbetsdagen',
  now: 'akut, 24 timmar',
  over: 'bör, två dygn',
  promptly: 'ta bort så snart det går',
  done: '',
}

const clocks = (lang: Lang): Component => ({
  id: 'klocka',
  name: 'Klockan',
  states: [
    ...(['calm', 'soon', 'now', 'over'] as const).map((state) => ({
      name: state,
      node: <Clock state={state} dueAt={due[state]} note={notes[state]} lang={lang} now={NOW} />,
    })),
    { name: 'promptly', node: <Clock state="promptly" note={notes.promptly} lang={lang} now={NOW} /> },
    { name: 'done', node: <Clock state="done" text="besvarad 13:50" lang={lang} now={NOW} /> },
    {
      name: 'now, räknar ned, stor',
      node: <Clock state="now" dueAt={due.now} show="left" large lang={lang} now={NOW} />,
    },
  ],
})

const threads = (lang: Lang): Component => ({
  id: 'tidstrad',
  name: 'Tidstråden',
  states: [
    { name: '66 % kvar', node: <TimeThread state="calm" share={0.66} lang={lang} /> },
    { name: '22 % kvar', node: <TimeThread state="soon" share={0.22} lang={lang} /> },
    { name: '6 % kvar', node: <TimeThread state="now" share={0.06} lang={lang} /> },
    { name: 'inget kvar', node: <TimeThread state="over" share={-0.4} lang={lang} /> },
    { name: 'klart', node: <TimeThread state="done" share={0.5} lang={lang} /> },
  ],
})

const boxes = (lang: Lang): Component => ({
  id: 'krav',
  name: 'Kravet på ett ärende',
  states: [
    {
      name: 'Skyndsamt',
      node: (
        <DueBox clock={{ state: 'promptly', lang, now: NOW }} chips={<ParagraphChip {...crimeRule(lang)} />}>
          Den som ansvarar för kontot tar bort inlägget när underlaget är säkrat. Verksamheten diarieför och
          polisanmäler.
        </DueBox>
      ),
    },
    {
      name: 'Snart',
      node: (
        <DueBox
          clock={{ state: 'soon', lang, now: NOW, dueAt: due.soon, note: notes.soon }}
          share={0.22}
          chips={<ParagraphChip {...answerRule(lang)} />}
        >
          Svara eller tala om när svaret kommer.
        </DueBox>
      ),
    },
    {
      name: 'Passerad',
      node: (
        <DueBox clock={{ state: 'over', lang, now: NOW, dueAt: due.over, note: notes.over }} share={0}>
          Svara nu. Förseningen står i journalen och räknas som en avvikelse.
        </DueBox>
      ),
    },
    {
      name: 'Lugnt',
      node: (
        <DueBox clock={{ state: 'calm', lang, now: NOW, dueAt: due.calm, note: notes.calm }} share={0.66}>
          Frågan hör hemma hos politikerna. Hänvisa utan att svara i sak.
        </DueBox>
      ),
    },
  ],
})

export const time: MakeGroup = (lang) => ({
  id: 'tid',
  title: 'Tid',
  components: [clocks(lang), threads(lang), boxes(lang)],
})
