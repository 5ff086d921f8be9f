const { Problem } = require('./errors.js');

const logins = new Map(
  Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}')).map(([login, token]) => [`Bearer ${token}`, login]),
);

function authenticate(request, _response, next) {
  request.login = logins.get(request.headers.authorization ?? '');
  if (request.login === undefined) throw new Problem(401, 'A valid token is required');
  next();
}

module.exports = { authenticate };
