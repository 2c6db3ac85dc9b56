import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Part } from './parts.ts'

/** A webhook body as the network would have sent it, and the part that its message plays. */
export type ToldBody = {
  readonly at: string
  readonly body: string
  readonly signature: string
  readonly part: Part | null
}

export type Story = {
  readonly version: 1
  /** The moment that the past is told up to. */
  readonly toldAt: string
  readonly isTold: boolean
  /** Empty when it has been told. */
  readonly bodies: readonly ToldBody[]
}

/** null when none has been begun here. Throws for a file that is no story, rather than telling another on top of it. */
export async function readStory(path: string): Promise<Story | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const story = JSON.parse(text) as Partial<Story>
  if (story.version !== 1 || !Array.isArray(story.bodies)) throw new Error(`${path} is no story of the demo`)
  return story as Story
}

/**
 * Written beside, flushed, then renamed. All at once and without yielding: the square keeps itself as soon as it can, and what it keeps
 * must be in a story that is kept already, or its webhooks would be lost with a killed process.
 */
export function keepStory(path: string, story: Story): void {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  try {
    writeFileSync(file, JSON.stringify(story))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}
