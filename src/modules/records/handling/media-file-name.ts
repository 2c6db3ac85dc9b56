import type { MediaRef } from '#connectors/connector.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

const NAMES: Readonly<Record<MediaRef['kind'], string>> = {
  image: 'bild',
  video: 'film',
  file: 'fil',
  link: 'lank',
}

/** "01-bild.jpg": the order it stood in, and an ending that opens it. Never the network's own name, which may hold anything. */
export function mediaFileName(no: number, kind: MediaRef['kind'], mediaType: string): string {
  const plain = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return `${String(no).padStart(2, '0')}-${NAMES[kind]}.${ENDINGS[plain] ?? 'bin'}`
}
