/** A path as seen by systems that ignore case and Unicode normalization. */
export const foldPath = (path: string): string => path.normalize('NFC').toLowerCase();
