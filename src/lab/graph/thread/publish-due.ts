import type { LabCore } from '../lab-core.ts'
import { nowIso } from '../lab-core.ts'
import { bringOut } from './change-post.ts'

/** What waited for its time and has come to it, oldest first. */
export function publishDue(core: LabCore): void {
  const now = nowIso(core)
  const due = Object.values(core.state.scheduled)
    .filter(({ publishAt }) => publishAt <= now)
    .sort((a, b) => a.publishAt.localeCompare(b.publishAt))
  for (const { publishAt, ...post } of due) {
    Reflect.deleteProperty(core.state.scheduled, post.id)
    bringOut(core, { ...post, createdAt: publishAt, updatedAt: publishAt })
  }
}
