import { localAddresses } from './image-addresses.js';
import { findImageType } from './image-type.js';

/** Where an image is shown: the statement, the editorial, or a hint by its number from 1. */
export type ShownIn = 'statement' | 'editorial' | number;

/** An image of a challenge package; `type` is its media type. */
export interface PackageImage {
  readonly path: string;
  readonly type: string;
  readonly shownIn: readonly ShownIn[];
}

/** The Markdown texts of a package that learners can read, now or later. */
export interface GuidingTexts {
  readonly statement: string;
  readonly editorial: string | null;
  readonly hints: readonly string[];
}

/** A problem of an image: the file that shows it, and a sentence. */
export interface ImageProblem {
  readonly path: string;
  readonly message: string;
}

const MAX_IMAGE_BYTES = 2 * 1024 * 1024;
const IMAGE_NAME = /\.(png|jpe?g|gif|webp|svg)$/i;
/** Next to the statement, or below `fixtures/`: never among tests, solutions and starter code. */
const SHOWN_PLACE = /^(?:fixtures\/.+|[^/]+)$/;

/**
 * The images in the texts of a package, and those that cannot be shown. An image must be in `fixtures/` or
 * next to `statement.md`, be PNG, JPEG, GIF, WebP or SVG by name and content, and have at most 2 MiB.
 */
export function findPackageImages(
  texts: GuidingTexts,
  files: ReadonlyMap<string, Uint8Array>,
): { images: PackageImage[]; problems: ImageProblem[] } {
  const images = new Map<string, PackageImage>();
  const problems: ImageProblem[] = [];
  for (const { shownIn, file, text } of listTexts(texts)) {
    for (const path of [...localAddresses(text)].filter((address) => IMAGE_NAME.test(address))) {
      const found = inspectImage(path, files.get(path));
      if ('wrong' in found) problems.push({ path: file, message: `image ${path}: ${found.wrong}` });
      else images.set(path, { path, ...found, shownIn: [...(images.get(path)?.shownIn ?? []), shownIn] });
    }
  }
  return { images: [...images.values()], problems };
}

function listTexts({ statement, editorial, hints }: GuidingTexts) {
  const listed: { shownIn: ShownIn; file: string; text: string }[] = [
    { shownIn: 'statement', file: 'statement.md', text: statement },
  ];
  if (editorial !== null) listed.push({ shownIn: 'editorial', file: 'editorial.md', text: editorial });
  hints.forEach((text, index) => listed.push({ shownIn: index + 1, file: 'hints.yml', text }));
  return listed;
}

function inspectImage(
  path: string,
  content: Uint8Array | undefined,
): { readonly type: string } | { readonly wrong: string } {
  if (!SHOWN_PLACE.test(path))
    return { wrong: 'move the image to fixtures/ or next to statement.md; others are not shown' };
  if (content === undefined) return { wrong: 'the file is missing' };
  if (content.length > MAX_IMAGE_BYTES)
    return { wrong: `the file is larger than ${MAX_IMAGE_BYTES} bytes, the limit for an image` };
  const type = findImageType(path, content);
  return type === undefined ? { wrong: 'the content does not match the file extension' } : { type };
}
