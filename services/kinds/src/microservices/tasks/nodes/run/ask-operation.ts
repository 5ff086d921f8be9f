import { quoteLine } from '../cluster/breakage.js';
import { completionOf } from '../protocol/error-codes.js';
import type { Ending, Request } from '../workloads/workload.js';
import type { Stage } from './stage.js';

interface Asking {
  readonly node: string;
  readonly request: Request;
  /** Asked after the last heal. */
  readonly isFinal?: boolean;
}

/** Runs one operation of a client and records it in the history; returns how it ended. */
export async function askOperation(stage: Stage, { node, request, isFinal }: Asking): Promise<Ending> {
  const { clients, recorder, scenario, progress } = stage;
  const { name, input, body } = request;
  const client = clients.take();
  const operation = recorder.nextOperation();
  const final = isFinal === true ? { final: true } : {};
  recorder.add({ type: 'invoke', operation, client: client.name, node, name, input, ...final });
  const answer = await client.ask(node, body, scenario.timeoutMs);
  clients.release(client, answer);
  progress.completed += 1;
  if (answer === 'timeout') {
    recorder.add({ type: 'info', operation, error: `no answer within ${scenario.timeoutMs} ms` });
    return { type: 'info' };
  }
  if (answer.body.type === 'error') {
    const completion = completionOf(answer.body);
    recorder.add({ operation, ...completion });
    return { type: completion.type };
  }
  const read = readOutput(stage, request, answer.body);
  if ('wrong' in read) {
    recorder.add({ type: 'info', operation, error: `answered ${read.wrong}` });
    const sentence = `${answer.from} answered ${name} ${read.wrong}: ${quoteLine(JSON.stringify(answer.body))}`;
    stage.switchboard.report({ node: answer.from, reason: 'contract', sentence });
    return { type: 'info' };
  }
  recorder.add({ type: 'ok', operation, output: read.output });
  return { type: 'ok', output: read.output };
}

function readOutput(
  { workload }: Stage,
  request: Request,
  body: Parameters<typeof workload.readAnswer>[1],
): ReturnType<typeof workload.readAnswer> {
  const expected = `${request.body.type}_ok`;
  if (body.type !== expected) return { wrong: `with another type than ${expected}` };
  return workload.readAnswer(request, body);
}
