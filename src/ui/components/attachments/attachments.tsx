import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'
import { OutsideText } from '../user-text/user-text.tsx'

export type AttachmentKind = 'image' | 'video' | 'sound' | 'file' | 'link'

export type Attachment = {
  kind: AttachmentKind
  /** File name or address, shown as text. */
  name: string
  /** Our own copy, served by us (the pages may show pictures from nowhere else). */
  src?: string | undefined
  width?: number | undefined
  height?: number | undefined
  /** What the picture shows; `null` when nobody wrote it. */
  alt: string | null
  /** Opens or downloads our kept copy. */
  href?: string | undefined
}

const icons: Readonly<Record<AttachmentKind, IconName>> = {
  image: 'image',
  video: 'video',
  sound: 'sound',
  file: 'file',
  link: 'link',
}

function AltCaption({ alt, lang }: { alt: string | null; lang: Lang }) {
  const t = uiTexts(lang)
  if (alt === null || alt.trim() === '')
    return (
      <figcaption class="attachment-alt attachment-alt-missing">
        <Icon name="warning" />
        {t.altTextMissing}
      </figcaption>
    )
  return (
    <figcaption class="attachment-alt">
      <span class="attachment-alt-term">{t.altText}:</span> <OutsideText text={alt} lang={lang} />
    </figcaption>
  )
}

function Named({ item, lang }: { item: Attachment; lang: Lang }) {
  const words = (
    <>
      <Icon name={icons[item.kind]} />
      <span class="attachment-kind">{uiTexts(lang).attachment[item.kind]}</span>
      <OutsideText text={item.name} lang={lang} />
    </>
  )
  // An address somebody else wrote is shown, never made clickable; `href` is our own kept copy.
  return item.href === undefined ? (
    <span class="attachment-name">{words}</span>
  ) : (
    <a class="attachment-name" href={item.href}>
      {words}
    </a>
  )
}

function AttachmentFigure({ item, lang }: { item: Attachment; lang: Lang }) {
  const hasAlt = item.kind === 'image' || item.kind === 'video'
  return (
    <figure class="attachment">
      {item.src === undefined ? (
        <Named item={item} lang={lang} />
      ) : (
        <img
          class="attachment-picture"
          src={item.src}
          alt={item.alt ?? ''}
          width={item.width}
          height={item.height}
          loading="lazy"
          decoding="async"
        />
      )}
      {hasAlt && <AltCaption alt={item.alt} lang={lang} />}
    </figure>
  )
}

/** Pictures, films and files that came with a message, each with its alt text in plain sight. */
export function Attachments({ items, lang }: { items: readonly Attachment[]; lang: Lang }) {
  if (items.length === 0) return null
  return (
    <div class="attachments">
      {items.map((item, i) => (
        <AttachmentFigure key={i} item={item} lang={lang} />
      ))}
    </div>
  )
}
