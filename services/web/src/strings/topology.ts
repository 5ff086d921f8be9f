import { topology } from './en/topology.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('topology', topology);
