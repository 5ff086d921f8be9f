import type { GradingSession } from '@hone/contracts/kind';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { awaitComeback } from '../../judging/comeback.js';
import { BoxSilent, FramedConnection } from '../../judging/framed-connection.js';
import { within } from '../../judging/within.js';
import { ANSWERS, envelopeSchema } from './answers.js';
import type { DocumentFiles, Lab, LabAnswers, LabLimit, LabRequest, OpenAnswer } from './protocol.js';

/** Where the program of an `api-tools` box, which reads OpenAPI documents, is reached; frames as of a `mongodb` box. */
const SOCKET = { path: '/work/lab.sock' } as const;
/** Ours, so trusted; what it reads is not. */
export const LAB_BOX: BoxSpec = { runtime: 'api-tools', memoryMiB: 192, processes: 16, trust: 'trusted' };
/** The box's own limits end every request before that. */
const ANSWERED_WITHIN_MS = 150_000;

/** Limits at which the tool box gives up on a document. */
export class LabGaveUp extends Error implements LabLimit {
  override readonly name = 'LabGaveUp';
  readonly code: LabLimit['code'];

  constructor({ code, message }: LabLimit) {
    super(message);
    this.code = code;
  }
}

export interface OpenLab extends Lab {
  /** Releases the box; the session does so in any case when grading ends. */
  close(): Promise<void>;
}

/**
 * Opens a box with the tools that read documents. Requests run one after the other. They reject with LabGaveUp where a
 * document is to blame, and with another error where the task or the platform is.
 */
export async function openLab(session: Pick<GradingSession<unknown>, 'open' | 'now'>): Promise<OpenLab> {
  const box = await session.open(LAB_BOX);
  return new BoxedLab(box, new FramedConnection(await box.connect(SOCKET)), session.now);
}

type Opening = Extract<LabRequest, { op: 'open' }>;
type Operation = keyof LabAnswers;

class BoxedLab implements OpenLab {
  readonly #box: Box;
  #connection: FramedConnection;
  readonly #now: () => number;
  /** Open documents, to be reopened when the program restarts. */
  readonly #opened = new Map<string, Opening>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(box: Box, connection: FramedConnection, now: () => number) {
    this.#box = box;
    this.#connection = connection;
    this.#now = now;
  }

  async open(name: string, files: DocumentFiles, main: string): Promise<OpenAnswer> {
    const request: Opening = { op: 'open', name, files, main };
    this.#opened.delete(name);
    const answer = await this.#inTurn('open', request);
    if (answer.ok) this.#opened.set(name, request);
    return answer;
  }

  async validate(...[name, cases]: Parameters<Lab['validate']>) {
    return (await this.#inTurn('validate', { op: 'validate', name, cases })).results;
  }

  async lint(...[name, ruleset]: Parameters<Lab['lint']>) {
    return (await this.#inTurn('lint', { op: 'lint', name, ruleset })).findings;
  }

  async breaking(...[base, revision]: Parameters<Lab['breaking']>) {
    return (await this.#inTurn('breaking', { op: 'breaking', base, revision })).changes;
  }

  async close(): Promise<void> {
    this.#connection.close();
    await this.#box.close();
  }

  #inTurn<Op extends Operation>(op: Op, request: LabRequest): Promise<LabAnswers[Op]> {
    const turn = this.#last.then(() => this.#ask(op, request));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #ask<Op extends Operation>(op: Op, request: LabRequest): Promise<LabAnswers[Op]> {
    const envelope = envelopeSchema.parse(await this.#answer(request));
    if (envelope.end === 'limit') throw new LabGaveUp(envelope);
    if (envelope.end === 'broken') throw new Error(`the tool box cannot do ${op}: ${envelope.message}`);
    return ANSWERS[op].parse(envelope.answer) as LabAnswers[Op];
  }

  async #answer(request: LabRequest): Promise<unknown> {
    try {
      const answer = await within(ANSWERED_WITHIN_MS, this.#connection.ask(request));
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!(error instanceof BoxSilent)) throw error;
      await this.#beginAnew();
      throw new LabGaveUp({
        code: 'memory-limit',
        message: 'Reading the document takes too much memory.',
      });
    }
    throw new Error('the tool box does not answer');
  }

  /** After the program fell silent: if it comes back, it ran out of memory; if it stays away, the fault is ours. */
  async #beginAnew(): Promise<void> {
    this.#connection.close();
    await awaitComeback(async () => {
      const again = new FramedConnection(await this.#box.connect(SOCKET));
      await again.ask({ op: 'ping' });
      this.#connection = again;
    }, this.#now);
    for (const request of this.#opened.values()) await this.#connection.ask(request);
  }
}
