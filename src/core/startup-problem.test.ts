import { describe, expect, it } from 'vitest'
import { DiskFull } from './files/failures.ts'
import { asStartupProblem, StartupProblem } from './startup-problem.ts'

const withCode = (code: string) => Object.assign(new Error(`${code}: something`), { code })

describe('asStartupProblem', () => {
  it.each([
    ['ENOSPC', 'The disk that holds /data is full.'],
    ['EDQUOT', 'The disk that holds /data is full.'],
    ['53100', 'The disk that holds /data is full.'],
    ['EACCES', 'The data folder /data cannot be used: EACCES: something.'],
    ['EROFS', 'The data folder /data cannot be used: EROFS: something.'],
    ['ENOTDIR', 'The data folder /data cannot be used: ENOTDIR: something.'],
  ])('puts %s into words with a remedy', (code, message) => {
    const problem = asStartupProblem(withCode(code), '/data')
    expect(problem).toMatchObject({ name: 'StartupProblem', message })
    expect(problem?.remedy).toContain('TORGET_DATA')
  })

  it('keeps what is explained already, and knows a full disk met while storing a file', () => {
    const problem = new StartupProblem('a', 'b')
    expect(asStartupProblem(problem, '/data')).toBe(problem)
    expect(asStartupProblem(new DiskFull('/data/x'), '/data')?.message).toContain('is full')
  })

  it.each([new TypeError('a bug'), 'text', null, withCode('23505')])('leaves a bug a bug: %s', (error) => {
    expect(asStartupProblem(error, '/data')).toBeNull()
  })
})
