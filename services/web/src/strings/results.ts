import { results } from './en/results.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('results', results);
