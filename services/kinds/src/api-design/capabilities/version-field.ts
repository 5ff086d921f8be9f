/** What properties and parameters are called that name the version of a resource. */
export const VERSION = /version|revision|etag|concurrency|(updated|modified)_?at/i;
