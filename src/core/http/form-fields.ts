import { z } from 'zod'
import { isStorable } from './text.ts'

/** A single line: line breaks and tabs become spaces, the ends are trimmed. Empty counts as missing unless `optional`. */
export function lineField(options: { max: number; optional?: boolean }) {
  return z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .pipe(lengthOf(options))
}

/** Several lines, trimmed at the ends. */
export function textField(options: { max: number; optional?: boolean }) {
  return z
    .string()
    .transform((text) => text.trim())
    .pipe(lengthOf(options))
}

function lengthOf({ max, optional }: { max: number; optional?: boolean }) {
  return z
    .string()
    .min(optional === true ? 0 : 1)
    .max(max)
}

/** Boxes of the same name: none, one or many come as an array. */
export function listField<T extends z.ZodType>(item: T) {
  return z.preprocess((value): unknown => {
    if (value === undefined) return []
    return Array.isArray(value) ? value : [value]
  }, z.array(item))
}

/** One box: `on` when ticked, absent when not. */
export function checkField() {
  return z.preprocess((value) => value !== undefined && value !== '', z.boolean())
}

/** A text in an API body: a program can mend what a person cannot see, so an unreadable character is refused, not replaced. */
export function apiText(options: { max: number; min?: number }) {
  return z
    .string()
    .min(options.min ?? 0)
    .max(options.max)
    .refine(isStorable, 'unreadable-character')
}
