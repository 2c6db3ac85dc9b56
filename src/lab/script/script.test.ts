import { describe, expect, it } from 'vitest'
import { pictureNamed } from '../graph/media.ts'
import { cast, castMember } from './cast.ts'
import { scriptPosts } from './posts.ts'
import { directMessages, scriptLines } from './script.ts'
import { fill, scriptClasses, topics } from './script-line.ts'

describe('the script', () => {
  it('has enough comments of every class, each once', () => {
    expect(scriptLines.length).toBeGreaterThanOrEqual(150)
    for (const one of scriptClasses) {
      expect(scriptLines.filter((line) => line.class === one).length, one).toBeGreaterThanOrEqual(10)
    }
    expect(new Set(scriptLines.map((line) => line.text)).size).toBe(scriptLines.length)
  })

  it('has a post for every topic and something to say under each', () => {
    expect(scriptPosts.map((post) => post.topic).sort()).toEqual([...topics].sort())
    for (const topic of topics)
      expect(scriptLines.filter((line) => line.topic === topic).length).toBeGreaterThan(3)
  })

  it('names only citizens and pictures that exist', () => {
    const keys = [
      ...scriptLines.flatMap((line) => [line.by, ...(line.replies ?? []).map((reply) => reply.by)]),
      ...directMessages.map((message) => message.by),
      ...cast.flatMap((member) => member.friends ?? []),
    ]
    for (const key of keys) if (key !== undefined) expect(castMember(key), key).toBeDefined()
    const pictures = [
      ...scriptLines.map((line) => line.media),
      ...scriptPosts.flatMap((post) => post.media ?? []),
    ]
    for (const name of pictures) if (name !== undefined) expect(pictureNamed(name), name).toBeDefined()
    expect(new Set(cast.map((member) => member.name)).size).toBeGreaterThanOrEqual(14)
  })

  it('covers what is hard to show: long, right-to-left, emoji, English', () => {
    const texts = scriptLines.map((line) => line.text)
    expect(texts.some((text) => text.length >= 2000)).toBe(true)
    expect(texts.some((text) => /\p{Script=Arabic}/u.test(text))).toBe(true)
    expect(texts.some((text) => /\p{Extended_Pictographic}/u.test(text))).toBe(true)
    expect(texts.some((text) => text.startsWith('Hi, we moved'))).toBe(true)
  })

  it('leaves no place unfilled', () => {
    const place = { kommun: 'Exempelköpings kommun', ort: 'Exempelköping', region: 'Region Exempel' }
    for (const text of [...scriptLines, ...scriptPosts].map((one) => fill(one.text, place))) {
      expect(text).not.toMatch(/[{}]/)
    }
  })
})
