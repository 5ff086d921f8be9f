import { builder } from './en/builder.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('builder', builder);
