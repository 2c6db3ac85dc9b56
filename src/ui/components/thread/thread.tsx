import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { countOf } from '#core/i18n/plural.ts'
import { uiTexts } from '../../texts.ts'
import type { Attachment } from '../attachments/attachments.tsx'
import { Attachments } from '../attachments/attachments.tsx'
import type { Author } from '../author-line/author-line.tsx'
import { AuthorLine } from '../author-line/author-line.tsx'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'
import { Tag } from '../tag/tag.tsx'
import { UserText } from '../user-text/user-text.tsx'

export type MessageState = 'shown' | 'removed-by-author' | 'removed-by-us' | 'hidden'

export type ThreadMessage = {
  id: string
  author: Author
  own?: boolean | undefined
  at: Temporal.Instant
  /** `null` when the content has been disposed of under a decision: then the row says so. */
  text: string | null
  state?: MessageState | undefined
  stateAt?: Temporal.Instant | undefined
  /** The message the matter is about. */
  focus?: boolean | undefined
  edited?: { at: Temporal.Instant; href: string } | undefined
  /** "besvarad 13:50" and the like. */
  tags?: readonly string[] | undefined
  attachments?: readonly Attachment[] | undefined
  replies?: readonly ThreadMessage[] | undefined
  /** Replies left out here, and where they are. */
  more?: { count: number; href: string } | undefined
}

type Shared = { lang: Lang; now: Temporal.Instant }

const stateIcons: Readonly<Record<Exclude<MessageState, 'shown'>, IconName>> = {
  'removed-by-author': 'trash',
  'removed-by-us': 'trash',
  hidden: 'eye-off',
}

function StateLine({ message, lang, now }: Shared & { message: ThreadMessage }) {
  const t = uiTexts(lang)
  if (message.state === undefined || message.state === 'shown') return null
  const words = {
    'removed-by-author': [t.removedByAuthor, t.removedByAuthorText],
    'removed-by-us': [t.removedByUs, t.removedByUsText],
    hidden: [t.hidden, t.hiddenText],
  } as const
  const [name, meaning] = words[message.state]
  return (
    <p class="message-state">
      <Icon name={stateIcons[message.state]} />
      <span>
        <b>{name}</b>
        {message.stateAt !== undefined && (
          <>
            {' '}
            <time datetime={message.stateAt.toString()}>{formatMoment(message.stateAt, now, lang)}</time>
          </>
        )}
        . {meaning}
      </span>
    </p>
  )
}

function Edited({ edited, lang, now }: Shared & { edited: { at: Temporal.Instant; href: string } }) {
  const t = uiTexts(lang)
  return (
    <span>
      {t.editedAt(formatMoment(edited.at, now, lang))} · <a href={edited.href}>{t.showEarlierVersion}</a>
    </span>
  )
}

/** Deeper than this the indentation stops, and the line says whom it answers instead: a phone has no room for more. */
const DEEPEST_INDENT = 2

function MessageHead({
  message,
  answers,
  ...shared
}: Shared & { message: ThreadMessage; answers?: string | undefined }) {
  return (
    <>
      <AuthorLine
        author={message.author}
        lang={shared.lang}
        at={message.at}
        now={shared.now}
        own={message.own}
        meta={answers === undefined ? [] : [answers]}
      >
        {message.edited !== undefined && <Edited edited={message.edited} {...shared} />}
        {message.tags?.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </AuthorLine>
      <StateLine message={message} {...shared} />
    </>
  )
}

function Message({ message, parent, depth, ...shared }: Shared & MessagePlace) {
  const { lang } = shared
  const t = uiTexts(lang)
  const focus = message.focus === true
  const answers = depth > DEEPEST_INDENT && parent?.author ? t.repliesTo(parent.author.name) : undefined
  const gone = (message.state ?? 'shown') === 'shown' ? '' : ' message-gone'
  return (
    <li class="thread-item" id={message.id}>
      <div class={`message${focus ? ' message-focus' : ''}${gone}`}>
        {focus && <p class="sr">{t.focusMessage}</p>}
        <MessageHead message={message} answers={answers} {...shared} />
        {message.text === null ? (
          <p class="quiet small">{t.notShown}</p>
        ) : (
          <UserText text={message.text} lang={lang} />
        )}
        <Attachments items={message.attachments ?? []} lang={lang} />
      </div>
      <Replies messages={message.replies ?? []} parent={message} depth={depth + 1} {...shared} />
      {message.more !== undefined && <More {...message.more} lang={lang} />}
    </li>
  )
}

function More({ count, href, lang }: { count: number; href: string; lang: Lang }) {
  const t = uiTexts(lang)
  return (
    <p class="thread-more small">
      <a href={href}>{t.showMoreReplies(countOf(count, t.reply, lang))}</a>
    </p>
  )
}

type MessagePlace = { message: ThreadMessage; parent: ThreadMessage | undefined; depth: number }

function Replies({
  messages,
  parent,
  depth,
  ...shared
}: Shared & { messages: readonly ThreadMessage[]; parent: ThreadMessage | undefined; depth: number }) {
  if (messages.length === 0) return null
  return (
    <ol class={`thread${depth > DEEPEST_INDENT ? ' thread-flat' : ''}`}>
      {messages.map((message) => (
        <Message key={message.id} message={message} parent={parent} depth={depth} {...shared} />
      ))}
    </ol>
  )
}

export type ThreadProps = Shared & {
  messages: readonly ThreadMessage[]
  /** Replies before these that are not shown. */
  earlier?: { count: number; href: string } | undefined
}

/** A conversation in its order and depth, with the message the matter is about marked. */
export function Thread({ messages, earlier, lang, now }: ThreadProps) {
  const t = uiTexts(lang)
  return (
    <>
      {earlier !== undefined && (
        <p class="thread-more small">
          <a href={earlier.href}>
            {t.showMoreReplies(`${formatNumber(earlier.count, lang)} ${t.older.toLowerCase()}`)}
          </a>
        </p>
      )}
      <Replies messages={messages} parent={undefined} depth={0} lang={lang} now={now} />
    </>
  )
}
