import { tracks } from './en/tracks.js';
import { bindStrings } from './i18n.js';

export const t = bindStrings('tracks', tracks);
