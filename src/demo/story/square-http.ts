import type { Clock } from '#core/clock.ts'
import { NoAnswer } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import type { StoryClock } from '../story-clock.ts'

/** Calls to the practice square without a socket, at the story's time: what is answered in the past stands there in the past. */
export function createSquareHttp(lab: GraphLab, storyClock: StoryClock, clock: Clock): HttpClient {
  return {
    send: async ({ method, url, headers = {}, body }) => {
      const init = { method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) }
      const answer = await storyClock
        .at(clock.now(), () => lab.fetch(url, init))
        .catch((error: unknown) => {
          throw new NoAnswer('connection-lost', 'no answer from the practice square', error)
        })
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        bytes: new Uint8Array(await answer.arrayBuffer()),
        url,
        receivedAt: clock.now(),
      }
    },
  }
}
