import { z } from 'zod';
import type { CheckerResult } from '../../../checkers/checker.js';
import type { History } from '../../../history/history.js';
import { isSuccess, readRequests, type Request } from '../calls.js';
import { textOf, type Row } from '../stored-rows.js';
import { findWrongField } from './answer-fields.js';
import { fieldSchema, nameSchema } from './fields.js';
import { findMessages, messagesShape, messageSteps } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  ...messagesShape,
  /** The other service. The path of a request identifies the effect: repeated under one path, it is still one. */
  to: nameSchema,
  /** Fields of each request's JSON, and the field of the message that each repeats. */
  says: z.record(fieldSchema, fieldSchema).default({}),
});
type Options = z.infer<typeof options>;

interface Effect {
  readonly id: string;
  readonly isDone: boolean;
  readonly paths: readonly string[];
  /** The difference of one of its requests from the message, for people; undefined where there is none. */
  readonly wrong: string | undefined;
}

/** Every message leads to one effect in another service, which recognizes repetitions by the path. */
export const remoteEffect = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ published, to }) => ({ phases: [], nodes: [to], operations: [], stores: [published] }),
  holdsWhenBusy: (history, asked) =>
    readEffects(history, asked).some(({ paths, wrong }) => paths.length > 1 || wrong !== undefined),
  judge(history, asked): CheckerResult {
    const effects = readEffects(history, asked);
    if (effects.length === 0) return inconclusive('no message was published');
    const figures = [{ name: `Messages with an effect in ${asked.to}`, value: effects.length, unit: '' }];
    const several = effects.find(({ paths }) => paths.length > 1);
    if (several !== undefined)
      return fail(
        `${several.id} led to ${several.paths.length} effects in ${asked.to}, because its requests have different ids: ${several.paths.slice(0, 3).join(', ')}.`,
        messageSteps(history, several.id),
        figures,
      );
    const untrue = effects.find(({ wrong }) => wrong !== undefined);
    if (untrue !== undefined)
      return fail(
        `A request to ${asked.to} for ${untrue.id} has ${untrue.wrong}.`,
        messageSteps(history, untrue.id),
        figures,
      );
    const missing = effects.filter(({ isDone }) => !isDone);
    const [first] = missing;
    if (first === undefined) return pass(figures);
    return fail(
      `${missing.length} of ${effects.length} messages led to no request to ${asked.to} that was answered 2xx, such as ${first.id}.`,
      messageSteps(history, first.id),
      figures,
    );
  },
});

/** If the answer got lost, the request may still have taken effect. */
const mayHaveEffect = ({ delivered, status }: Request): boolean =>
  delivered && (status === null || isSuccess(status));

function readEffects(history: History, { to, says, ...asked }: Options): readonly Effect[] {
  const all = readRequests(history).filter((request) => request.to === to);
  return [...(findMessages(history, asked)?.byId ?? [])].map(([id, row]) => {
    const requests = all.filter(({ path, text }) => path.includes(id) || text.includes(id));
    return {
      id,
      isDone: requests.some(({ status }) => isSuccess(status)),
      paths: [...new Set(requests.filter(mayHaveEffect).map(({ path }) => path))],
      // A request that was cut off, as by a kill, proves nothing; an answered one was complete.
      wrong: requests
        .filter(({ status }) => isSuccess(status))
        .map((request) => findUntrue(request, row, says))
        .find((found) => found !== undefined),
    };
  });
}

function findUntrue({ text }: Request, row: Row, says: Options['says']): string | undefined {
  const asked = Object.entries(says).map(([name, field]) => {
    const expected = textOf(row, field);
    return { name, expected, isRight: (value: unknown) => String(value) === expected };
  });
  return asked.length === 0 ? undefined : findWrongField(text, asked);
}
