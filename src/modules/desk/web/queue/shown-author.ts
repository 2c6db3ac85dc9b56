import type { Lang } from '#core/i18n/lang.ts'
import type { QueueItem } from '#modules/inbox/index.ts'
import { deskTexts } from '../../texts.ts'
import type { QueueRow } from './queue-view.ts'

/** Withheld from this reader is not the same as gone from the network (F-112, F-118): null only for the latter. */
export function shownAuthor(
  { author, content, isAuthorForgotten }: Pick<QueueItem, 'author' | 'content' | 'isAuthorForgotten'>,
  networkName: string,
  lang: Lang,
): QueueRow['author'] {
  if (author !== null)
    return { name: author.name === '' ? deskTexts(lang).inbox.namelessAuthor : author.name }
  if (content === 'shown' && isAuthorForgotten)
    return { name: deskTexts(lang).inbox.forgottenAuthor(networkName), isRemoved: true }
  return content === 'shown' ? null : { name: deskTexts(lang).inbox.withheldAuthor }
}
