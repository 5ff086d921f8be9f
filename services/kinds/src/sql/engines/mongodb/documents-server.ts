import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { TaskFault } from '../../task-fault.js';
import type { Answer, Asking, RowsServer, StatementOutcome } from '../../server/rows-server.js';
import { BoxSilent } from '../../../judging/framed-connection.js';
import { within } from '../../../judging/within.js';
import { readCollections, readDocuments } from './collections.js';
import { awaitDocuments, connectDocuments, type DocumentConnection } from './document-box.js';
import { answerSchema, readRows } from './read-answer.js';
import { readText } from './read-text.js';
import { toExtended } from './text-node.js';

type Session = Pick<TrustedSession<unknown>, 'open' | 'now'>;

/** Holds one instance of a task at a time and runs pipelines on it. */
export type DocumentsServer = RowsServer;

/** Time limit for the platform's own commands. */
const OWN_MS = 20_000;

/** Opens a box that stores documents and runs pipelines on them. Rejects if the platform failed. */
export async function openDocuments(session: Session, spec: BoxSpec): Promise<DocumentsServer> {
  const box = await session.open(spec);
  return new BoxedDocuments(box, await connectDocuments(box), session.now);
}

class BoxedDocuments implements RowsServer {
  readonly #box: Box;
  readonly #connection: DocumentConnection;
  readonly #now: () => number;
  #from = '';
  #sound = true;
  /** The last text and its stages: the same text usually runs on many instances. */
  #read: { readonly text: string; readonly stages: unknown } | undefined;

  constructor(box: Box, connection: DocumentConnection, now: () => number) {
    this.#box = box;
    this.#connection = connection;
    this.#now = now;
  }

  async load(schemaText: string, dataText: string): Promise<void> {
    const described = readCollections(schemaText);
    this.#from = described.from;
    await this.#command({ op: 'load', collections: readDocuments(described, dataText) });
  }

  async shuffle(seed: string): Promise<void> {
    // A command that must not fail may only be sent to a program that still responds.
    if (this.#sound) await this.#command({ op: 'shuffle', seed });
  }

  async answer(pipeline: string, how: Asking): Promise<Answer> {
    const began = this.#now();
    const outcome = await this.#outcome(pipeline, how);
    return { ...outcome, wallMs: this.#now() - began, of: 'The pipeline' };
  }

  isSound(): boolean {
    return this.#sound;
  }

  async close(): Promise<void> {
    this.#connection.close();
    await this.#box.close();
  }

  /** The watchdog is outside the program: a busy single thread cannot be interrupted, so its box is abandoned. */
  async #outcome(
    pipeline: string,
    { caps, wallMs }: Asking,
  ): Promise<StatementOutcome | { readonly kind: 'stopped' }> {
    if (!this.#sound) return { kind: 'stopped' };
    const command = { op: 'aggregate', from: this.#from, pipeline: this.#stages(pipeline), caps };
    const asked = this.#connection.ask(command).then(outcomeOf);
    asked.catch(() => undefined);
    try {
      const answered = await within(wallMs, asked);
      if (answered !== undefined) return answered;
      this.#sound = false;
      this.#connection.close();
      return { kind: 'stopped' };
    } catch (error) {
      if (!(error instanceof BoxSilent)) throw error;
      this.#sound = false;
      this.#connection.close();
      await awaitDocuments(this.#box, this.#now);
      return { kind: 'lost' };
    }
  }

  #stages(text: string): unknown {
    if (this.#read?.text !== text) this.#read = { text, stages: stagesOf(text) };
    return this.#read.stages;
  }

  async #command(command: object): Promise<void> {
    const answer = (await within(OWN_MS, this.#connection.ask(command))) as
      { readonly end?: string; readonly message?: string } | undefined;
    if (answer?.end === 'done') return;
    throw new TaskFault(`the documents cannot be loaded: ${answer?.message ?? 'no answer came in time'}`);
  }
}

/** A learner's text has been examined before; the task's own has not. */
function stagesOf(pipeline: string): unknown {
  const read = readText(pipeline);
  if (read.ok) return toExtended(read.root);
  throw new TaskFault(`the pipeline cannot be read: ${read.message}`);
}

function outcomeOf(value: unknown): StatementOutcome {
  const answer = answerSchema.safeParse(value);
  if (!answer.success) throw new BoxSilent('the program answered something else');
  const { data } = answer;
  switch (data.end) {
    case 'done':
      return { kind: 'result', result: readRows(data.columns, data.rows) };
    case 'rows':
    case 'bytes':
    case 'rowBytes':
      return { kind: 'too-large', what: data.end };
    case 'memory':
      return { kind: 'refused', sqlstate: '', cause: 'memory', message: data.message };
    case 'failed':
      return { kind: 'refused', sqlstate: '', message: data.message };
    case 'broken':
      throw new Error(`a command was not understood: ${data.message}`);
  }
}
