import { incident } from './en/incident.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('incident', incident);
