/**
 * Something outside the program hinders it from starting or going on: wrong password, full disk, a folder already in use.
 * The command prints `message` and `remedy` and exits with 1, without a stack trace.
 */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem'
  readonly remedy: string
  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}
