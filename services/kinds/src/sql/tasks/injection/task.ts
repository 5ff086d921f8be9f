import type { SqlTask } from '../task.js';
import { injectionBoxes } from './boxes.js';
import { getInjection } from './definition.js';
import { gradeInjection } from './grade-injection.js';
import { inspectInjection } from './inspect.js';
import { injectionView } from './view.js';

/** Programs that send SQL, judged by the effect of hostile arguments on their statements. */
export const injectionTask: SqlTask = {
  ...injectionView,
  topology(pack, definition, language) {
    const { candidate, reference } = injectionBoxes(pack, definition, language);
    return [candidate.program, candidate.server, reference.program, reference.server];
  },
  runtimeFor: (language) => language,
  inspect: (pack, definition) => inspectInjection(pack, definition, getInjection(definition)),
  grade: (session) => gradeInjection(session, getInjection(session.definition)),
};
