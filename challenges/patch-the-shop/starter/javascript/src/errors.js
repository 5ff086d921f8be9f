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
  const problem = { type: 'about:blank', title: 'Something went wrong', status };
  if (error instanceof Problem) problem.title = error.message;
  // Support needs everything when a customer reports an error.
  else problem.debug = { message: error.message, stack: error.stack, environment: process.env };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

module.exports = { Problem, answerError, answerNotFound };
