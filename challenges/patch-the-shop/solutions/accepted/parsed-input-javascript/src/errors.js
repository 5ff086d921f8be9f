/** An error that the client may read. */
class Problem extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

const TITLES = { 400: 'The request is not valid', 413: 'The body is too large', 415: 'The body must be JSON' };

/** What a client is told: its own mistakes, and nothing of ours. */
function describe(error) {
  if (error instanceof Problem) return { status: error.status, title: error.message };
  const title = TITLES[error.status];
  return title === undefined ? { status: 500, title: 'Something went wrong' } : { status: error.status, title };
}

function answerNotFound() {
  throw new Problem(404, 'No such page');
}

function answerError(error, _request, response, _next) {
  const { status, title } = describe(error);
  if (status === 500) console.error(`unexpected ${error.name} ${error.code ?? ''}`);
  response.status(status).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title, status }));
}

module.exports = { Problem, answerError, answerNotFound };
