/** A path as systems see it that tell neither case nor Unicode forms apart. */
export const foldPath = (path: string): string => path.normalize('NFC').toLowerCase();
