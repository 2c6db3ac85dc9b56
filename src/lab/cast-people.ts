import type { GraphLab } from './graph/lab.ts'
import type { LabPerson } from './graph/state.ts'
import { pick } from './random.ts'
import type { Random } from './random.ts'
import { cast } from './script/cast.ts'
import type { ScriptLine } from './script/script-line.ts'

export type CastPeople = {
  readonly byKey: (key: string) => LabPerson
  /** Who writes a line: the one it names, or anybody of a temper that fits. */
  readonly authorOf: (line: ScriptLine, random: Random) => LabPerson
}

const ROUGH = new Set(['offensive', 'criminal', 'spam'])

/** Brings the invented citizens to the square (once; they stay). */
export function bringCast(lab: GraphLab): CastPeople {
  const people = new Map(cast.map((member) => [member.key, lab.addPerson(member)]))
  const byKey = (key: string): LabPerson => {
    const person = people.get(key)
    if (person === undefined) throw new RangeError(`nobody in the cast is called ${key}`)
    return person
  }
  for (const member of cast) {
    for (const friend of member.friends ?? []) lab.befriend(byKey(member.key), byKey(friend))
  }
  const authorOf = (line: ScriptLine, random: Random): LabPerson => {
    if (line.by !== undefined) return byKey(line.by)
    const isRough = ROUGH.has(line.class)
    const member = pick(
      random,
      cast.filter((one) => one.isGentle !== isRough && one.acceptsMessages !== false),
    )
    return byKey(member?.key ?? 'anonym')
  }
  return { byKey, authorOf }
}
