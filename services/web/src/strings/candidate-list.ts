import { candidateList } from './en/candidate-list.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('candidateList', candidateList);
