import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CompileAnswer, CompileRequest } from './compile-message.ts'
import { documentFonts } from './fonts.ts'

/** Why no PDF came. `refused`: the compiler said no and `message` is its reason. */
export class PdfNotMade extends Error {
  override readonly name = 'PdfNotMade'
  readonly reason: 'refused' | 'time-limit' | 'compiler-stopped'
  constructor(reason: PdfNotMade['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

export interface PdfCompiler {
  /** One document at a time; further ones wait their turn. `timeLimitMs` counts from the start of its own turn. */
  compile(request: Omit<CompileRequest, 'id'>, timeLimitMs: number): Promise<Uint8Array>
  close(): void
}

type Job = {
  readonly request: CompileRequest
  readonly timeLimitMs: number
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: PdfNotMade) => void
}

/** Holds one child process, started at the first document and stopped after `idleMs` without any. It never keeps the program running. */
export function createPdfCompiler({ idleMs = 120_000 }: { idleMs?: number } = {}): PdfCompiler {
  const waiting: Job[] = []
  let child: ChildProcess | undefined
  let current: Job | undefined
  let timer: NodeJS.Timeout | undefined
  let lastId = 0

  const stop = (): void => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const settle = (act: (job: Job) => void): void => {
    const job = current
    current = undefined
    clearTimeout(timer)
    if (job !== undefined) act(job)
    next()
  }
  const start = (): ChildProcess => {
    const started = startProcess()
    started.on('message', (message: CompileAnswer) => {
      if (message.id !== current?.request.id) return
      settle((job) => {
        if ('pdf' in message) job.resolve(message.pdf)
        else job.reject(new PdfNotMade('refused', message.refusal))
      })
    })
    const lost = (why: string): void => {
      if (child !== started) return
      child = undefined
      settle((job) => job.reject(new PdfNotMade('compiler-stopped', why)))
    }
    started.on('exit', (code, signal) => lost(`the PDF process ended (${signal ?? String(code)})`))
    started.on('error', (error) => lost(error.message))
    return started
  }
  const next = (): void => {
    const job = waiting.shift()
    if (job === undefined) {
      if (child !== undefined) letGo(child)
      timer = setTimeout(stop, idleMs).unref()
      return
    }
    current = job
    child ??= start()
    hold(child)
    timer = setTimeout(() => {
      stop()
      settle((late) => late.reject(new PdfNotMade('time-limit', `no PDF within ${late.timeLimitMs} ms`)))
    }, job.timeLimitMs)
    child.send(job.request)
  }

  return {
    compile: (request, timeLimitMs) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.push({ request: { ...request, id: lastId }, timeLimitMs, resolve, reject })
        if (current !== undefined) return
        clearTimeout(timer)
        next()
      }),
    close: () => {
      clearTimeout(timer)
      stop()
      for (const job of waiting.splice(0)) job.reject(new PdfNotMade('compiler-stopped', 'closed'))
      settle((job) => job.reject(new PdfNotMade('compiler-stopped', 'closed')))
      clearTimeout(timer)
    },
  }
}

function startProcess(): ChildProcess {
  const fontFiles = documentFonts().flatMap((font) => font.files)
  return fork(
    fileURLToPath(new URL('typst-process.ts', import.meta.url)),
    [import.meta.dirname, ...fontFiles],
    {
      serialization: 'advanced',
      // Loaders and debuggers of the parent are not for it, nor are the secrets in its environment.
      execArgv: [],
      env: {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
}

/** A command that waits for its PDF must not end before it; an idle compiler must not keep a finished command from ending. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
