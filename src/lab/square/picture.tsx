import type { SquarePicture } from './square-network.ts'
import type { View } from './view.ts'

export function Pictures({
  view,
  pictures,
}: {
  readonly view: View
  readonly pictures: readonly SquarePicture[]
}) {
  return (
    <>
      {pictures.map(({ path, altSv, altEn, width, height }) => (
        <img
          class="picture"
          src={`${view.base}${path}`}
          alt={view.texts.code === 'en' ? altEn : altSv}
          width={width}
          height={height}
          loading="lazy"
        />
      ))}
    </>
  )
}
