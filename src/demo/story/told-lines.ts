import { fill, type Place, type ScriptClass, type ScriptLine } from '#lab/script/script-line.ts'
import type { Topic } from '#lab/script/script-line.ts'
import { directMessages, scriptLines } from '#lab/script/script.ts'

/** What a citizen wrote, as the script of the practice square knows it. */
export type ToldLine =
  | { readonly kind: 'line'; readonly line: ScriptLine }
  /** What another citizen added under a line. */
  | { readonly kind: 'aside'; readonly under: ScriptClass; readonly topic: Topic }
  | { readonly kind: 'direct' }

/** Finds the script's line by its words on one Page; null for what the script does not hold. */
export function createLineFinder(place: Place): (text: string) => ToldLine | null {
  const known = new Map<string, ToldLine>()
  for (const { text } of directMessages) known.set(fill(text, place), { kind: 'direct' })
  for (const line of scriptLines) {
    for (const reply of line.replies ?? [])
      known.set(fill(reply.text, place), { kind: 'aside', under: line.class, topic: line.topic })
    known.set(fill(line.text, place), { kind: 'line', line })
  }
  return (text) => known.get(text) ?? null
}

/** Words that have to be taken down, and so are rarer in this story than in the script, where each is there to be practised on. */
const ROUGH: ReadonlySet<ScriptClass> = new Set(['offensive', 'criminal', 'spam'])

export function isRough(told: ToldLine | null): boolean {
  return told?.kind === 'line' && ROUGH.has(told.line.class)
}
