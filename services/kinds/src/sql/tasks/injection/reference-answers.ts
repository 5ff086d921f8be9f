import { findMainFile } from '@hone/contracts';
import type { TrustedSession } from '@hone/contracts/kind';
import { z } from 'zod';
import { decodeText } from '../../../judging/evidence-text.js';
import { solutionTree } from '../../../judging/package-files.js';
import { canonicalJson } from '../../compare/json-text.js';
import type { SqlDefinition } from '../../definition.js';
import { TaskFault } from '../../task-fault.js';
import { injectionBoxes } from './boxes.js';
import { createCallField } from './call-field.js';
import type { Injection, InjectionCheck } from './definition.js';
import type { CallRun } from './judge-check.js';

type Session = TrustedSession<SqlDefinition>;

const answersSchema = z.record(z.string(), z.array(z.string()));
/** By the id of a check: the reference's answer to each of its calls, as JSON. */
export type Answers = z.infer<typeof answersSchema>;

/** The reference's answers to all checks, from boxes that no submission ever enters; computed once and cached. */
export async function referenceAnswers(session: Session, injection: Injection): Promise<Answers> {
  const { language } = session;
  const bytes = await session.cached(`sql/injection/${language}`, async () =>
    Buffer.from(JSON.stringify(await makeAnswers(session, injection))),
  );
  return answersSchema.parse(JSON.parse(decodeText(bytes)));
}

async function makeAnswers(session: Session, injection: Injection): Promise<Answers> {
  const { package: pack, definition, language } = session;
  const folder = injection.reference[language];
  if (folder === undefined) throw new TaskFault(`there is no reference in ${language}`);
  const boxes = injectionBoxes(pack, definition, language).reference;
  const box = await session.open(boxes.program);
  const tree = solutionTree(pack, language, folder);
  await box.put([...tree].map(([path, content]) => ({ path, content })));
  const entry = findMainFile(language, [], [...tree.keys()]);
  if (entry === undefined) throw new TaskFault(`the reference ${folder} has no main file`);
  const compiled = await box.compile(entry);
  if (!compiled.ok) throw new TaskFault(`the reference ${folder} does not compile: ${compiled.output}`);
  const field = createCallField({ session, injection, box, boxes });
  const answers: Answers = {};
  for (const check of injection.checks) answers[check.id] = answersOf(check, await field.run(check));
  return answers;
}

/** The answers of a check's calls. Throws `TaskFault` if one is missing or differs from the shown answer. */
function answersOf(check: InjectionCheck, runs: readonly CallRun[]): string[] {
  return check.steps.map((step, place) => {
    const where = `${step.call} of check "${check.id}"`;
    const spoken = runs[place]?.spoken;
    const { answer, outcome, broken } = spoken ?? {};
    if (answer === undefined || outcome?.status !== 'exited' || broken !== undefined) {
      const words = decodeText(spoken?.stderr ?? new Uint8Array()).slice(-2000);
      throw new TaskFault(
        `the reference failed on ${where}: ${broken?.kind ?? outcome?.status ?? 'not run'} ${words}`,
      );
    }
    if (step.answer !== undefined && canonicalJson(JSON.stringify(step.answer)) !== canonicalJson(answer))
      throw new TaskFault(`the answer shown for ${where} is not the reference's, which is ${answer}`);
    return answer;
  });
}
