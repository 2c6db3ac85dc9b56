import type { Lang } from '#core/i18n/lang.ts'
import { deskTexts } from '../../texts.ts'
import type { ItemContext } from './item-context.ts'
import type { ItemView } from './item-view.ts'

type Head = Pick<
  ItemView,
  | 'id'
  | 'version'
  | 'title'
  | 'place'
  | 'author'
  | 'postedAt'
  | 'receivedAt'
  | 'permalink'
  | 'networkName'
  | 'isVeiled'
  | 'isDirect'
>
type Message = Pick<
  ItemContext['message'],
  | 'id'
  | 'version'
  | 'kind'
  | 'author'
  | 'isAuthorForgotten'
  | 'account'
  | 'postedAt'
  | 'receivedAt'
  | 'permalink'
  | 'content'
>

type Facts = { readonly message: Message; readonly lang: Lang; readonly networkName: string }

/** Who wrote, where and when, and whether everybody could read it. */
export function buildHead({ message, lang, networkName }: Facts): Head {
  const t = deskTexts(lang).item
  const name = message.author?.name ?? ''
  const isForgotten = message.isAuthorForgotten && message.content === 'shown'
  const shown = name !== '' ? name : isForgotten ? t.forgottenAuthor : t.unknownAuthor
  const isDirect = message.kind === 'direct'
  return {
    id: message.id,
    version: message.version,
    title: isDirect ? t.direct(shown) : t.comment(shown),
    place: placeOf({ networkName, account: message.account.name, isDirect }, lang),
    author: isForgotten
      ? { name: deskTexts(lang).inbox.forgottenAuthor(networkName), isRemoved: true }
      : name === ''
        ? null
        : { name },
    postedAt: message.postedAt,
    receivedAt: message.receivedAt,
    permalink: message.permalink,
    networkName,
    isDirect,
    isVeiled: message.content === 'shown' ? null : message.content,
  }
}

type Place = { readonly networkName: string; readonly account: string; readonly isDirect: boolean }

/** "Facebook, Falkenbergs kommun"; of a direct message that it is one, since a reply in the thread is then no way. */
export function placeOf({ networkName, account, isDirect }: Place, lang: Lang): string {
  return `${isDirect ? deskTexts(lang).item.directOn(networkName) : networkName}, ${account}`
}
