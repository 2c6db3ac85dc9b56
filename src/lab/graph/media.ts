import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The few pictures that citizens and Pages of the practice square can attach. Drawn for the purpose. */
export type LabPicture = {
  readonly name: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly altSv: string
  readonly altEn: string
}

const picture = (name: string, altSv: string, altEn: string): LabPicture => ({
  name,
  mediaType: name.endsWith('.jpg') ? 'image/jpeg' : 'image/png',
  width: 960,
  height: 640,
  altSv,
  altEn,
})

export const pictures: readonly LabPicture[] = [
  picture(
    'snovall.png',
    'Hög plogvall framför en garageinfart',
    'A high bank of ploughed snow before a garage',
  ),
  picture(
    'brunt-vatten.png',
    'Ett glas med brunt kranvatten på en diskbänk',
    'A glass of brown tap water on a worktop',
  ),
  picture(
    'trasig-lampa.jpg',
    'Mörkt elljusspår där en lampa är släckt',
    'A dark ski track where one lamp is out',
  ),
  picture(
    'full-container.png',
    'Överfull återvinningsbehållare med kartonger bredvid',
    'An overfull recycling bin',
  ),
  picture('badhus.png', 'Simhall med bassäng och banor', 'A swimming hall with lanes'),
  picture(
    'bibliotek.png',
    'Bokhyllor och en läsfåtölj i ett bibliotek',
    'Bookshelves and an armchair in a library',
  ),
]

export function pictureNamed(name: string): LabPicture | undefined {
  return pictures.find((one) => one.name === name)
}

const folder = join(import.meta.dirname, '../media')
const cache = new Map<string, Uint8Array<ArrayBuffer>>()

/** The bytes of a supplied picture; undefined for any other name, so that no path can be asked for. */
export function pictureBytes(name: string): Uint8Array<ArrayBuffer> | undefined {
  if (pictureNamed(name) === undefined) return undefined
  const known = cache.get(name)
  if (known !== undefined) return known
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  cache.set(name, bytes)
  return bytes
}
