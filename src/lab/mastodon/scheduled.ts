import { isPublic, removePost } from '../town/posts.ts'
import type { TownPost } from '../town/state.ts'
import { mediaJson } from './entities.ts'
import { callerOf, ok, textIn, type Lab, type LabCall, type Outcome } from './lab-call.ts'
import { pageOf } from './pages.ts'
import { invalid, notFound } from './problem.ts'

const LEAST_MINUTES = 5

/** When a new status is to be published, or null for at once. */
export function checkTime({ body, lab }: LabCall): string | null {
  const written = textIn(body, 'scheduled_at')
  if (written === null) return null
  const at = Temporal.Instant.from(written)
  const earliest = lab.town.core.clock.now().add({ minutes: LEAST_MINUTES })
  if (Temporal.Instant.compare(at, earliest) < 0) throw invalid('The scheduled date must be in the future')
  return at.toString({ fractionalSecondDigits: 3 })
}

/** What waits has small ids of its own, not the one that its status will get. */
function scheduledId({ id }: TownPost): string {
  return id.replace(/^1170*/, '')
}

export function scheduledJson(lab: Lab, post: TownPost): object {
  const { text, extra, media, publishAt } = post
  return {
    id: scheduledId(post),
    scheduled_at: publishAt,
    params: {
      text,
      visibility: extra['visibility'] ?? null,
      language: extra['language'] ?? null,
      media_ids: media.length === 0 ? null : media.map(({ id }) => id),
      sensitive: null,
      spoiler_text: null,
      scheduled_at: null,
      poll: null,
      // As recorded: the key itself is not handed out again.
      idempotency: null,
      in_reply_to_id: null,
      application_id: 1,
    },
    media_attachments: media.map((one) => mediaJson(lab, one)),
  }
}

function waitingOf({ lab, ...call }: LabCall): readonly { readonly id: string; readonly post: TownPost }[] {
  const { core, state } = lab.town
  const own = callerOf({ lab, ...call }).id
  return Object.values(state.posts)
    .filter((post) => post.accountId === own && post.removedAt === null && !isPublic(core, post))
    .map((post) => ({ id: scheduledId(post), post }))
    .reverse()
}

export function showScheduled(call: LabCall): Outcome {
  return pageOf(call, {
    rows: waitingOf(call),
    isThere: () => true,
    show: ({ post }) => scheduledJson(call.lab, post),
    path: '/api/v1/scheduled_statuses',
    usual: 20,
    most: 40,
  })
}

export function deleteScheduled(call: LabCall): Outcome {
  const found = waitingOf(call).find(({ id }) => id === call.id)
  if (found === undefined) throw notFound()
  removePost(call.lab.town.core, found.post.id)
  return ok({})
}
