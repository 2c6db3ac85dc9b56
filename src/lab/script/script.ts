import { criminal } from './comments/criminal.ts'
import { ideas } from './comments/idea.ts'
import { offensive } from './comments/offensive.ts'
import { otherActors } from './comments/other-actor.ts'
import { political } from './comments/political.ts'
import { praise } from './comments/praise.ts'
import { questions } from './comments/question.ts'
import { sensitive } from './comments/sensitive.ts'
import { spam } from './comments/spam.ts'
import { viewpoints } from './comments/viewpoint.ts'
import type { ScriptLine, Topic } from './script-line.ts'

export const scriptLines: readonly ScriptLine[] = [
  ...questions,
  ...viewpoints,
  ...ideas,
  ...political,
  ...otherActors,
  ...sensitive,
  ...offensive,
  ...criminal,
  ...spam,
  ...praise,
]

export function linesAbout(topic: Topic): readonly ScriptLine[] {
  return scriptLines.filter((line) => line.topic === topic)
}

/** Direct messages: written to the Page, seen by nobody else. */
export const directMessages: readonly { readonly by: string; readonly text: string }[] = [
  { by: 'amina', text: 'Hej! Kan ni hjälpa mig att boka en tid för förskoleplats?' },
  { by: 'lova', text: 'hej får man söka sommarjobb om man inte bor hemma hos sina föräldrar?' },
  { by: 'pirjo', text: 'Jag vill klaga på hemtjänsten men inte där alla ser. Vart skriver jag?' },
  { by: 'samir', text: 'مرحبا، متى يفتح مركز الاتصال؟' },
  { by: 'bosse', text: 'Skickar bilderna på plogvallen här som ni bad om.' },
  { by: 'emma', text: 'Hi! Is the swimming hall open on Sunday?' },
  { by: 'natt', text: 'Mitt personnummer är 19121212-1212, kan ni se hur det går med mitt bidrag?' },
]

/** What somebody writes when the municipality has answered. */
export const thanks: readonly string[] = [
  'Tack för snabbt svar!',
  'Okej, tack då vet jag 👍',
  'Tack. Hoppas det stämmer den här gången.',
  'Toppen!',
  'Det hjälper ju inte mig i dag, men tack för svaret.',
]
