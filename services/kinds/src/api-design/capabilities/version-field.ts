/** Names of properties and parameters that hold the version of a resource. */
export const VERSION = /version|revision|etag|concurrency|(updated|modified)_?at/i;
