import type { EventReader } from '../../connector.ts'
import { readBodies } from '../../meta/events/read-bodies.ts'
import { readInstagramAnswer } from './read-answer.ts'
import { instagramEventsOfEntry } from './read-entry.ts'

const READERS = new Map([['instagram', instagramEventsOfEntry]])

/** Reads webhook bodies with `object: instagram` and the answers that a harvest kept. */
export function createInstagramReader(): EventReader {
  return {
    network: 'instagram',
    readEvents: (rawBody) => readInstagramAnswer(rawBody) ?? readBodies(rawBody, 'instagram', READERS),
  }
}
