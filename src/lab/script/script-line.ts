/** The ten classes that comments to a municipality fall in, as those who answer them sort them. */
export const scriptClasses = [
  'question',
  'viewpoint',
  'idea',
  'political',
  'other-actor',
  'sensitive',
  'offensive',
  'criminal',
  'spam',
  'praise',
] as const
export type ScriptClass = (typeof scriptClasses)[number]

/** What a post is about, and so which comments fit under it. */
export const topics = [
  'snow',
  'bath',
  'water',
  'holiday',
  'school',
  'library',
  'track',
  'recycling',
  'roadwork',
  'preschool',
  'planning',
  'elderly',
  'summer-job',
  'playground',
  'culture',
  'lighting',
] as const
export type Topic = (typeof topics)[number]

type CastKey = string

export type ScriptLine = {
  readonly class: ScriptClass
  readonly topic: Topic
  /** `{kommun}`, `{ort}` and `{region}` are filled in for the Page it is written on. */
  readonly text: string
  /** Who writes it; anybody fitting when left out. */
  readonly by?: CastKey
  /** Urgent and happening now. */
  readonly isUrgent?: boolean
  readonly media?: string
  /** What other citizens add. */
  readonly replies?: readonly { readonly by: CastKey; readonly text: string }[]
  /** What the municipality answered, in a past that is seeded. */
  readonly answer?: string
}

type Part = Omit<ScriptLine, 'class' | 'topic'>
export type LinesByTopic = Partial<Record<Topic, readonly (string | Part)[]>>

export function linesOf(scriptClass: ScriptClass, byTopic: LinesByTopic): ScriptLine[] {
  return topics.flatMap((topic) =>
    (byTopic[topic] ?? []).map((part) => ({
      class: scriptClass,
      topic,
      ...(typeof part === 'string' ? { text: part } : part),
    })),
  )
}

export type Place = { readonly kommun: string; readonly ort: string; readonly region: string }

export function fill(text: string, place: Place): string {
  return text.replaceAll(/\{(kommun|ort|region)\}/g, (_whole, key: keyof Place) => place[key])
}
