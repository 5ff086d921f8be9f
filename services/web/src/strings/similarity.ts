import { similarity } from './en/similarity.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('similarity', similarity);
