/** Numbers as the tables show them. */
export const ratio = (value: number): string => value.toFixed(2)
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const seconds = (value: number): string => `${value.toFixed(1)} s`
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
export const count = (value: number): string => value.toLocaleString('en-GB')

/** What is going on, beside the result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
