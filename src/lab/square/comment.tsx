import { addressKey, anchorOf } from './address-key.ts'
import { Compose } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { Pictures } from './picture.tsx'
import { Reactions } from './reactions.tsx'
import type { SquareComment } from './square-network.ts'
import { networkBase, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

/** The form that is open under a comment, if any: one at a time, opened by a link so that it works without script. */
export type OpenForm = {
  readonly commentId: string
  readonly kind: 'reply' | 'change'
  readonly draft: Draft
}

type Props = {
  readonly view: View
  readonly comment: SquareComment
  readonly postId: string
  readonly isOpen: boolean
  readonly open: OpenForm | null
}

function Actions({ view, comment, postId, isOpen }: Omit<Props, 'open'>) {
  const { texts } = view
  const id = addressKey(comment.id)
  const post = postPath(view, postId)
  return (
    <div class="comment-actions">
      {isOpen ? (
        <a href={`${post}?svara=${id}#svar`} aria-label={texts.replyTo(comment.authorName)}>
          {texts.reply}
        </a>
      ) : null}
      {comment.isOwn ? (
        <>
          <a href={`${post}?andra=${id}#svar`}>{texts.change}</a>
          <form method="post" action={`${networkBase(view)}/kommentar/${id}/ta-bort`}>
            <button type="submit" class="quiet-button">
              {texts.remove}
            </button>
          </form>
        </>
      ) : null}
      <Reactions view={view} thing={comment.id} count={comment.reactionCount} own={comment.ownReaction} />
    </div>
  )
}

function OpenedForm({ view, comment, postId, open }: Props) {
  if (open?.commentId !== comment.id) return null
  const { texts } = view
  const id = addressKey(comment.id)
  const isReply = open.kind === 'reply'
  const title = isReply ? texts.replyTo(comment.authorName) : texts.changeYours
  const action = isReply
    ? `${postPath(view, postId)}/kommentera?svara=${id}`
    : `${networkBase(view)}/kommentar/${id}/andra`
  return (
    <section id="svar" class="opened" aria-label={title}>
      <Compose
        view={view}
        draft={open.draft}
        action={action}
        of="svar"
        label={isReply ? texts.yourReply : texts.changeYours}
        submit={isReply ? texts.publish : texts.save}
        cancel={`${postPath(view, postId)}#${anchorOf(comment.id)}`}
        withPicture={isReply && view.network.hasPictures}
        withAuthor={isReply}
      />
    </section>
  )
}

/** A comment with what stands under it. */
export function Comment(props: Props) {
  const { view, comment } = props
  const { texts } = view
  const classes = ['comment', comment.isByPlace ? 'official' : '', comment.isHiddenFromOthers ? 'hidden' : '']
  return (
    <li>
      <article id={anchorOf(comment.id)} class={classes.join(' ').trim()} aria-label={comment.authorName}>
        <p class="byline">
          <strong>{comment.authorName}</strong>
          {comment.isByPlace ? <span class="tag">{texts.official}</span> : null}
          <time dateTime={comment.createdAt}>{timeOf(view, comment.createdAt)}</time>
          {comment.editedAt === null ? null : <span class="quiet">{texts.edited}</span>}
        </p>
        {comment.isHiddenFromOthers ? (
          <p class="hidden-note">
            <strong>{texts.hiddenTag}.</strong> {texts.hiddenHelp}
          </p>
        ) : null}
        <p class="words" dir="auto">
          {comment.text}
        </p>
        <Pictures view={view} pictures={comment.pictures} />
        <Actions {...props} />
      </article>
      <OpenedForm {...props} />
      {comment.replies.length === 0 ? null : (
        <ol class="replies">
          {comment.replies.map((reply) => (
            <Comment {...props} comment={reply} />
          ))}
        </ol>
      )}
    </li>
  )
}
