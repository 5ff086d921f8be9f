import { z } from 'zod';
import { keysIn } from '../keys.js';
import { readSpans } from '../spans.js';
import { nameSchema } from './fields.js';
import { storeStep } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({ store: nameSchema });
type Options = z.infer<typeof options>;

/** Spans of the same work have the same name: none contains values that differ from call to call. */
export const spanNames = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ store }) => ({ phases: [], nodes: [], operations: [], stores: [store] }),
  holdsWhenBusy: () => true,
  judge(history, { store }) {
    const spans = readSpans(history, store);
    if (spans === undefined) return inconclusive('the collector was not read');
    const all = [...spans.byTrace.values()].flat();
    if (all.length === 0) {
      const sentence = `The collector has no span${spans.problem === undefined ? '' : `; it rejected a request: ${spans.problem}`}.`;
      return fail(sentence, [storeStep(sentence, spans.stored)]);
    }
    const own = all.find(({ name }) => keysIn(name).size > 0);
    if (own === undefined)
      return pass([{ name: 'Names of spans', value: new Set(all.map(({ name }) => name)).size, unit: '' }]);
    const sentence = `Span ${own.spanId} has the name "${own.name}", which holds the id of one call.`;
    return fail(sentence, [storeStep(sentence, spans.stored)]);
  },
});
