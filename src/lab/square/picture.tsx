import { pictureNamed } from '../graph/media.ts'
import type { View } from './view.ts'

export function Picture({ view, name }: { readonly view: View; readonly name: string | undefined | null }) {
  const picture = pictureNamed(name ?? '')
  if (picture === undefined) return null
  const alt = view.texts.code === 'en' ? picture.altEn : picture.altSv
  const src = `${view.base}/bild/${picture.name}`
  return (
    <img class="picture" src={src} alt={alt} width={picture.width} height={picture.height} loading="lazy" />
  )
}
