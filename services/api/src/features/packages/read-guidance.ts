import { hintsSchema } from '@hone/contracts';
import type { FieldError } from '@hone/kit';
import type { Guidance, PackageImage, ShownIn } from '../aids/guidance.js';
import { localAddresses } from './image-addresses.js';
import { findImageType } from './image-type.js';
import { parseBy, textOf, yamlOf } from './parse-file.js';
import type { PackageFiles } from './read-archive.js';

const MAX_IMAGE_BYTES = 2 * 1024 * 1024;
const IMAGE_NAME = /\.(png|jpe?g|gif|webp|svg)$/i;
/** Beside the statement, or below `fixtures/`: never among tests, solutions and starters. */
const SHOWN_PLACE = /^(?:fixtures\/.+|[^/]+)$/;

/** Hints, editorial and images of a package. Throws `CHALLENGE_INVALID` for texts that are no texts. */
export function readGuidance(files: PackageFiles): Guidance {
  const hints = files.has('hints.yml')
    ? parseBy(hintsSchema, yamlOf(files, 'hints.yml'), 'hints.yml').hints
    : [];
  const editorial = files.has('editorial.md') ? textOf(files, 'editorial.md') : null;
  const { images, bytes } = readImages(files, textsOf(files, hints, editorial));
  return { hints, editorial, images, bytes };
}

/** What is wrong with the images that the texts of a package refer to. */
export function findImageProblems(files: PackageFiles, { hints, editorial }: Guidance): FieldError[] {
  return textsOf(files, hints, editorial).flatMap(({ file, text }) =>
    [...localAddresses(text)]
      .filter((path) => IMAGE_NAME.test(path))
      .flatMap((path) => {
        const wrong = imageProblem(files, path);
        return wrong === undefined ? [] : [{ path: file, message: `image ${path}: ${wrong}` }];
      }),
  );
}

interface GuidingText {
  readonly shownIn: ShownIn;
  readonly file: string;
  readonly text: string;
}

function textsOf(files: PackageFiles, hints: readonly string[], editorial: string | null): GuidingText[] {
  return [
    { shownIn: 'statement', file: 'statement.md', text: textOf(files, 'statement.md') },
    ...(editorial === null ? [] : [{ shownIn: 'editorial' as const, file: 'editorial.md', text: editorial }]),
    ...hints.map((text, index) => ({ shownIn: index + 1, file: 'hints.yml', text })),
  ];
}

function readImages(
  files: PackageFiles,
  texts: readonly GuidingText[],
): { images: PackageImage[]; bytes: Map<string, Uint8Array> } {
  const images = new Map<string, PackageImage>();
  const bytes = new Map<string, Uint8Array>();
  for (const { shownIn, text } of texts) {
    for (const path of localAddresses(text)) {
      const content = files.get(path);
      if (content === undefined || imageProblem(files, path) !== undefined) continue;
      const places = [...(images.get(path)?.shownIn ?? []), shownIn];
      images.set(path, { path, type: findImageType(path, content) ?? '', shownIn: places });
      bytes.set(path, content);
    }
  }
  return { images: [...images.values()], bytes };
}

function imageProblem(files: PackageFiles, path: string): string | undefined {
  if (!SHOWN_PLACE.test(path)) return 'only images in fixtures/ or beside statement.md are shown';
  const content = files.get(path);
  if (content === undefined) return 'the file is missing';
  if (content.length > MAX_IMAGE_BYTES) return `the file is larger than ${MAX_IMAGE_BYTES} bytes`;
  return findImageType(path, content) === undefined
    ? 'the content is not of the type that it is named'
    : undefined;
}
