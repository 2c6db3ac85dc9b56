import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'

/** One state of one component, with texts as long as they get. */
export type Specimen = { name: string; node: ComponentChildren }

export type Component = { id: string; name: string; states: readonly Specimen[] }

export type Group = { id: string; title: string; components: readonly Component[] }

export type MakeGroup = (lang: Lang) => Group

/** Friday 20 November 2026, 14:30 in Stockholm: the gallery stands still, so that its pictures can be compared. */
export const NOW = Temporal.Instant.from('2026-11-20T13:30:00Z')

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)
