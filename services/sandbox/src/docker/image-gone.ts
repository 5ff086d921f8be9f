/** The engine no longer has an image that it had when the runtime was tried. */
export class ImageGone extends Error {
  constructor(image: string, cause?: unknown) {
    super(`the engine has no image ${image} any more`, { cause });
    this.name = 'ImageGone';
  }
}
