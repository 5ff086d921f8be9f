import type { ElementWorkload } from '../../../checkers/elements/elements.js';
import type { Json } from '../../../history/history.js';
import { fieldOf, requestOf } from './request-of.js';
import type { Drawing, Workload } from './workload.js';

/** Numbers have gaps, so that the highest one says nothing about the others. */
const WIDEST_GAP = 9;

/** Clients hand new numbers to nodes and read what nodes know; in the end all know all. */
export const spreadElements = ({
  add,
  element,
  elements,
}: ElementWorkload): Pick<Workload, 'createDrawing' | 'readAnswer'> => ({
  createDrawing(): Drawing {
    let last = 0;
    const acknowledged: Json[] = [];
    const read = requestOf('read');
    const listOf = (output: Json | undefined): readonly Json[] => {
      const list = (output as Readonly<Record<string, Json>> | undefined)?.[elements];
      return Array.isArray(list) ? (list as readonly Json[]) : [];
    };
    return {
      draw: (random) =>
        random.chance(0.5) ? requestOf(add, { [element]: (last += random.int(1, WIDEST_GAP)) }) : read,
      hear({ name, input }, { type }) {
        const added = (input as Readonly<Record<string, Json>>)[element];
        if (name === add && type === 'ok' && added !== undefined) acknowledged.push(added);
      },
      settle: {
        request: read,
        isSettled(outputs) {
          const known = outputs.map((output) => new Set(listOf(output)));
          const all = new Set([...acknowledged, ...known.flatMap((each) => [...each])]);
          return known.every(({ size }) => size === all.size);
        },
      },
    };
  },
  readAnswer: ({ name }, body) => fieldOf(body, name === 'read' ? elements : undefined),
});
