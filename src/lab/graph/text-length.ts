/** Characters as the network counts them: code points, so that an emoji is not two. */
export function characters(text: string): number {
  return Array.from(text).length
}
