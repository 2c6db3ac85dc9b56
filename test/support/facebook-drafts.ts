import type { DraftImage, DraftVideo, PostDraft, PostForm } from '#connectors/publishing.ts'
import { picture } from './facebook-on-lab.ts'

const TEXTS: Readonly<Record<PostForm, string>> = {
  text: 'Nu öppnar vi ansökan till kulturskolan. Välkommen! åäö 🎻',
  link: 'Läs om snöröjningen',
  image: 'Så här ser det ut i dag',
  carousel: 'Bilder från invigningen',
  video: 'Kommundirektören berättar om budgeten',
  reel: 'En minut från brandövningen',
}

export function image(altText = 'Simhallens bassäng sedd från läktaren'): DraftImage {
  return { bytes: picture(), mediaType: 'image/png', width: 960, height: 640, altText }
}

/** Not a film: bytes that can be told apart. The emulated network counts them and keeps them. */
export function video(byteLength = 2_500_000): DraftVideo {
  return {
    byteLength,
    mediaType: 'video/mp4',
    seconds: 40,
    width: 1080,
    height: 1920,
    read: (start, end) =>
      Promise.resolve(Uint8Array.from({ length: end - start }, (_, i) => (start + i) % 251)),
    title: 'Budgeten',
    altText: '',
    captions: null,
  }
}

/** An acceptable draft of each form. */
export function draft(form: PostForm, more: Partial<PostDraft> = {}): PostDraft {
  return {
    key: `utkast-${form}`,
    form,
    text: TEXTS[form],
    language: 'sv',
    link: form === 'link' ? { url: 'https://example.org/sno', title: 'Snö', description: '' } : null,
    images: form === 'image' ? [image()] : form === 'carousel' ? [image(), image('Bandet klipps')] : [],
    video: form === 'video' || form === 'reel' ? video() : null,
    publishAt: null,
    ...more,
  }
}
