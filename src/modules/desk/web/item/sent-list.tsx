import { PostButton } from '#ui/components/button/button.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { OutboxStatus } from '#ui/components/outbox-status/outbox-status.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView, SentView } from './item-view.ts'

type Props = { item: ItemView; kit: FormKit; now: Temporal.Instant; isMain: boolean }

/** Everything sent for this item and how it went; an unknown outcome is settled here, by asking the network or by a person. */
export function SentList({ item, kit, now, isMain }: Props) {
  if (item.sent.length === 0) return null
  const t = deskTexts(kit.lang).sent
  const first = item.sent.find((sent) => sent.state === 'unknown' && sent.canReconcile)
  return (
    <section class="sent">
      <h3>{t.title}</h3>
      {item.sent.map((sent) => (
        <div key={sent.outboxId}>
          <OutboxStatus
            lang={kit.lang}
            now={now}
            state={sent.state}
            what={sent.what}
            at={sent.at}
            attempts={sent.attempts}
            reason={sent.reason ?? undefined}
            actions={
              sent.canReconcile ? (
                <Settle item={item} sent={sent} kit={kit} isMain={isMain && sent === first} />
              ) : undefined
            }
          />
          {sent.text !== null && (
            <Fold title={t.text}>
              <UserText text={sent.text} lang={kit.lang} />
            </Fold>
          )}
        </div>
      ))}
    </section>
  )
}

function Settle({ item, sent, kit, isMain }: Omit<Props, 'now'> & { sent: SentView }) {
  const t = deskTexts(kit.lang).sent
  const action = paths.reconcile(item.id, sent.outboxId)
  const button = (decision: string, words: string, kind: 'main' | 'plain' | 'quiet') => (
    <PostButton small kind={kind} action={action} fields={{ ...hidden(kit), decision }}>
      {words}
    </PostButton>
  )
  return (
    <>
      {button('ask', t.ask, isMain ? 'main' : 'plain')}
      {button('sent', t.wasSent, 'quiet')}
      {button('send-again', t.sendAgain, 'quiet')}
      {button('drop', t.drop, 'quiet')}
    </>
  )
}
