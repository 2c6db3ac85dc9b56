/**
 * The child process that makes PDFs (started by pdf-compiler.ts). A process and not a worker thread: the compiler is one long native call,
 * which a thread cannot be stopped in, and a crash in native code would take the web server with it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CompileAnswer, CompileRequest } from './compile-message.ts'

const [workspace = '/', ...fontFiles] = process.argv.slice(2)
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
})

function compile(request: CompileRequest): Uint8Array {
  compiler.resetShadow()
  for (const [path, bytes] of Object.entries(request.files)) {
    compiler.mapShadow(join(workspace, path), Buffer.from(bytes))
  }
  try {
    return compiler.pdf(
      { mainFileContent: request.source, inputs: { data: request.data }, resetRead: true },
      { pdfStandard: request.standard },
    )
  } finally {
    // Nothing of one document is of use to the next, and the cache would grow with every evidence.
    compiler.evictCache(0)
  }
}

function answer(request: CompileRequest): CompileAnswer {
  try {
    return { id: request.id, pdf: compile(request) }
  } catch (error) {
    return { id: request.id, refusal: reasonOf(error) }
  }
}

/** The compiler puts its reason in `code`; the message is often empty. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

process.on('message', (request: CompileRequest) => {
  process.send?.(answer(request))
})
// The parent may be killed at any time: then its end of the channel closes.
process.on('disconnect', () => {
  process.exit(0)
})
