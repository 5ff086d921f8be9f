import type { Duplex } from 'node:stream';
import { EngineDemultiplexer } from '../protocol/engine-demultiplexer.js';
import { RunnerSession } from '../protocol/runner-session.js';
import { messageOf } from '../sandbox-fault.js';

const MAX_DIAGNOSTICS_BYTES = 8192;

/** A conversation with the runner over the engine's attached stream. */
export interface AttachedLink {
  readonly session: RunnerSession;
  /** Resolves when the stream is gone, with the error if there was one. */
  readonly closed: Promise<Error | undefined>;
  /** What the runner wrote on its standard error so far; for logs. */
  diagnostics(): string;
  /** Closes the stream: the box ends. */
  drop(): void;
}

function writeAll(
  stream: Duplex,
  chunks: readonly Uint8Array[],
  done?: (error?: Error | null) => void,
): void {
  if (stream.destroyed) {
    done?.();
    return;
  }
  stream.cork();
  chunks.forEach((chunk, index) => stream.write(chunk, index === chunks.length - 1 ? done : undefined));
  stream.uncork();
}

/** Puts a runner session on top of an attached stream. */
export function createAttachedLink(stream: Duplex): AttachedLink {
  const session = new RunnerSession({ write: (chunks, done) => writeAll(stream, chunks, done) });
  let diagnostics = '';
  let wrong: Error | undefined;
  const demultiplexer = new EngineDemultiplexer({
    onStdout: (chunk) => session.receive(chunk),
    onStderr: (chunk) => {
      const room = MAX_DIAGNOSTICS_BYTES - diagnostics.length;
      if (room > 0) diagnostics += chunk.toString('utf8').slice(0, room);
    },
  });
  stream.on('data', (chunk: Buffer) => {
    try {
      demultiplexer.push(chunk);
    } catch (error) {
      wrong ??= error instanceof Error ? error : new Error(messageOf(error));
      stream.destroy();
    }
  });
  stream.on('error', (error: Error) => {
    wrong ??= error;
  });
  // The engine ends its half when the container is gone.
  stream.on('end', () => stream.destroy());
  const closed = new Promise<Error | undefined>((resolve) => {
    stream.on('close', () => resolve(wrong));
  });
  return { session, closed, diagnostics: () => diagnostics, drop: () => stream.destroy() };
}
