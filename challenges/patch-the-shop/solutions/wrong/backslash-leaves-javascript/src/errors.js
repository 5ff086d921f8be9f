/** An error that the client may read. */
class Problem extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

function answerNotFound() {
  throw new Problem(404, 'No such page');
}

function answerError(error, _request, response, _next) {
  const status = error.status ?? 500;
  const title = error instanceof Problem ? error.message : 'Something went wrong';
  const problem = { type: 'about:blank', title, status };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

module.exports = { Problem, answerError, answerNotFound };
