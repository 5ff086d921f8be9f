import type { Check } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { logText } from '@hone/contracts/sandbox';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../judging/build-check.js';
import { evidenceText } from '../../judging/evidence-text.js';
import { createProgress, phase } from '../../judging/report.js';
import type { ImplementationDefinition } from '../definition.js';
import { reasonOf } from '../tasks/implementation/evidence.js';
import { describeEnd } from '../tasks/implementation/service-end.js';
import { FRONT } from '../tasks/implementation/front.js';
import { openService, type Service, type Surroundings } from '../tasks/implementation/service.js';
import { callerValues, drawTokens } from '../tasks/implementation/probes/situation.js';
import { startsCheck } from '../tasks/implementation/starts-check.js';
import { fitExchanges } from './fit-exchanges.js';
import type { FileProblem, FileVariable, HttpFile } from './http-file.js';
import { parseHttpFile } from './parse-http-file.js';
import { playFile, type PlayedFile } from './play-file.js';
import { findUnsendable } from './resolve-request.js';

type Session = GradingSession<ImplementationDefinition>;

const CONSOLE: CheckPlan = {
  id: 'custom',
  title: 'Your requests',
  group: 'correct',
  weight: 0,
  required: false,
  visible: true,
};
const MOST_PROBLEMS_SHOWN = 8;

/** Starts the service and plays a learner's own requests. Nothing is graded: answers are shown as they are. */
export async function* runConsole(
  session: Session,
  input: string,
  surroundings: Surroundings,
): AsyncGenerator<KindEvent, KindResult> {
  const parsed = parseHttpFile(input, callersOf(session));
  if (!parsed.ok) return yield* reject(parsed.problems);
  const { file } = parsed;
  const unsendable = findUnsendable(file, session.definition.service.port);
  if (unsendable.length > 0) return yield* reject(unsendable);
  const { checks, report } = createProgress(2);
  const began = session.now();
  yield phase('prepare');
  const service = await openService(session, { surroundings });
  const prepared = session.now();
  yield phase('compile');
  const compile = await service.compile();
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  const compiled = session.now();
  yield phase('run');
  const start = compile.ok ? await service.start() : undefined;
  yield report(startsCheck(compile.ok, start));
  if (start?.ok !== true) yield report(skipCheck(CONSOLE, 'Not sent: the service did not start.'));
  else {
    yield report(await play(session, service, file));
    yield* printed(service);
  }
  const phases = { prepareMs: prepared - began, compileMs: compiled - prepared, judgeMs: 0 };
  return { checks, compile, phases: { ...phases, runMs: session.now() - compiled } };
}

/** `{{callers.alice}}` stands for the token that the service finds in HONE_CALLERS. */
function callersOf({ seed, definition }: Session): FileVariable[] {
  const tokens = callerValues(drawTokens(seed, Object.keys(definition.callers)));
  return tokens.map(([name, token]) => ({ name, text: String(token), line: 0 }));
}

/** Without a box, since nothing of the learner's ran. */
function* reject(problems: readonly FileProblem[]): Generator<KindEvent, KindResult> {
  const { checks, report } = createProgress(1);
  const shown = problems
    .slice(0, MOST_PROBLEMS_SHOWN)
    .map(({ line, message }) => `Line ${line}: ${message}.`);
  const more = problems.length - shown.length;
  const words = ['Nothing was sent.', ...shown, ...(more > 0 ? [`There are ${more} more.`] : [])];
  yield report(unsent(words.join('\n')));
  return { checks, phases: { prepareMs: 0, compileMs: 0, runMs: 0, judgeMs: 0 } };
}

/** The requests are at fault, so the service's reasons don't apply. */
const unsent = (text: string): Check => ({
  ...CONSOLE,
  status: 'fail',
  score: 0,
  evidence: { type: 'summary', text: evidenceText(text) },
});

async function play(session: Session, service: Service, file: HttpFile): Promise<Check> {
  const before = logText(service.log());
  const played = await playFile(file, {
    port: session.definition.service.port,
    seed: session.seed,
    signal: session.signal,
    now: () => session.now(),
    send: (request) => service.pod.request(FRONT, request),
    log: () => service.log(),
  });
  session.signal.throwIfAborted();
  return checkOf(service, played, before);
}

async function checkOf(service: Service, { exchanges, stopped }: PlayedFile, before: string): Promise<Check> {
  const ended = stopped?.by === 'service' ? await service.findEnd() : undefined;
  const words = [stopped?.why ?? countWords(exchanges.length), ended && describeEnd(ended)];
  const evidence = {
    type: 'exchange' as const,
    text: evidenceText(words.filter((each) => each !== undefined).join(' ')),
    exchanges: fitExchanges(exchanges),
    ...(before !== '' && { log: evidenceText(before) }),
  };
  if (stopped === undefined) return passCheck(CONSOLE, { evidence });
  if (stopped.by === 'file') return { ...unsent(''), evidence };
  return failCheck(CONSOLE, reasonOf(stopped, ended), { evidence });
}

const countWords = (count: number): string =>
  count === 1 ? 'One request was answered.' : `All ${count} requests were answered.`;

/** Everything that the service printed, for the output pane. */
function* printed(service: Service): Generator<KindEvent> {
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = logText(service.log(), stream);
    if (text !== '') yield { type: 'grading.log', data: { stream, text: evidenceText(text) } };
  }
}
