import type { ComponentChildren } from 'preact'
import { Banner } from '../components/banner/banner.tsx'

export type FlashMessage = {
  tone: 'done' | 'info' | 'warning' | 'error'
  text: ComponentChildren
  /** A form that takes it back, where the law allows. */
  undo?: ComponentChildren | undefined
  /** The key of a draft that has now been sent and may be forgotten by the browser. */
  draftSent?: string | undefined
}

/** What just happened, after a redirect. The page script moves focus here, so that it is read out. */
export function Flash({ flash }: { flash: FlashMessage | undefined }) {
  if (flash === undefined) return null
  return (
    <div class="flash" role="status" tabindex={-1} data-go-here data-draft-sent={flash.draftSent}>
      <Banner tone={flash.tone} actions={flash.undo}>
        {flash.text}
      </Banner>
    </div>
  )
}
