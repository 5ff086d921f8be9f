import { playback } from './en/playback.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('playback', playback);
