require 'json'
require 'securerandom'
require 'socket'
require 'uri'

MAX_BYTES = 1024 * 1024
REASONS = {
  200 => 'OK', 201 => 'Created', 400 => 'Bad Request', 401 => 'Unauthorized', 404 => 'Not Found',
  405 => 'Method Not Allowed', 409 => 'Conflict', 413 => 'Content Too Large', 415 => 'Unsupported Media Type',
  422 => 'Unprocessable Content', 500 => 'Internal Server Error'
}.freeze

class Problem < StandardError
  attr_reader :status, :headers

  def initialize(status, title, headers = {})
    super(title)
    @status = status
    @headers = headers
  end
end

# What a merchant owns. Whoever reads or changes it holds the lock.
class Merchant
  def initialize
    @lock = Mutex.new
    @intents = {}
    @keys = {}
  end

  def create(key, values)
    @lock.synchronize do
      before, answer = @keys[key]
      raise Problem.new(422, 'The key was used for another payment') if before && before != values
      next answer if before

      intent = { 'id' => SecureRandom.uuid, **values, 'status' => 'requires_confirmation' }
      @intents[intent['id']] = intent
      @keys[key] = [values, intent.dup]
      intent.dup
    end
  end

  def read(id)
    @lock.synchronize { find(id).dup }
  end

  def finish(id, status)
    @lock.synchronize do
      intent = find(id)
      raise Problem.new(409, 'The intent cannot be changed any more') if intent['status'] != 'requires_confirmation'

      intent['status'] = status
      intent.dup
    end
  end

  def page(limit, cursor)
    @lock.synchronize do
      ids = @intents.keys
      at = cursor.nil? ? -1 : ids.index(cursor)
      raise Problem.new(400, 'The cursor is unknown') if at.nil?

      chosen = ids[(at + 1)...(at + 1 + limit)]
      last = at + 1 + chosen.size >= ids.size
      { 'items' => chosen.map { |id| @intents[id].dup }, 'next_cursor' => last ? nil : chosen.last }
    end
  end

  private

  def find(id)
    @intents[id] || raise(Problem.new(404, 'There is no such intent'))
  end
end

MERCHANTS = JSON.parse(ENV.fetch('HONE_CALLERS', '{}')).values.to_h { |token| [token, Merchant.new] }.freeze

Request = Struct.new(:verb, :path, :query, :headers, :body)

def authenticate(request)
  scheme, token = request.headers['authorization'].to_s.split(' ', 2)
  merchant = MERCHANTS[token]
  return merchant if merchant && scheme.casecmp?('bearer')

  raise Problem.new(401, 'A valid token is needed', 'WWW-Authenticate' => 'Bearer')
end

def values_of(body)
  valid = body.is_a?(Hash) && (body.keys - %w[amount currency reference]).empty? &&
          body['amount'].is_a?(Integer) && body['amount'].between?(1, 10_000_000) &&
          %w[eur gbp usd].include?(body['currency'])
  reference = valid ? body['reference'] : nil
  valid &&= reference.nil? || (reference.is_a?(String) && reference.length.between?(1, 80))
  raise Problem.new(422, 'A value is invalid') unless valid

  { 'amount' => body['amount'], 'currency' => body['currency'], 'reference' => reference }
end

def create(request, merchant)
  type = request.headers['content-type'].to_s.split(';').first.to_s.strip
  raise Problem.new(415, 'The body has to be JSON') unless type.casecmp?('application/json')

  begin
    body = JSON.parse(request.body)
  rescue JSON::ParserError
    raise Problem.new(400, 'The body is not valid JSON')
  end
  key = request.headers['idempotency-key'].to_s
  raise Problem.new(400, 'An Idempotency-Key is needed') if key.empty?

  intent = merchant.create(key, values_of(body))
  [201, intent, { 'Location' => "/payment_intents/#{intent['id']}" }]
end

def list(request, merchant)
  query = URI.decode_www_form(request.query.to_s).to_h
  limit = query.fetch('limit', '20')
  raise Problem.new(400, 'limit is 1 to 20') unless limit.match?(/\A([1-9]|1\d|20)\z/)

  [200, merchant.page(limit.to_i, query['cursor']), {}]
end

def offer(request, *verbs)
  return if verbs.include?(request.verb)

  raise Problem.new(405, 'The path does not offer this method', 'Allow' => verbs.join(', '))
end

def answer(request)
  return [200, nil, {}] if request.path == '/healthz'

  merchant = authenticate(request)
  found = %r{\A/payment_intents(?:/([^/]+)(?:/(confirm|cancel))?)?\z}.match(request.path)
  raise Problem.new(404, 'There is no such path') unless found

  id, action = found.captures
  if action
    offer(request, 'POST')
    [200, merchant.finish(id, action == 'confirm' ? 'succeeded' : 'canceled'), {}]
  elsif id
    offer(request, 'GET')
    [200, merchant.read(id), {}]
  else
    offer(request, 'GET', 'POST')
    request.verb == 'GET' ? list(request, merchant) : create(request, merchant)
  end
end

# The next request of a connection; nil once there is none.
def read_request(socket)
  verb, target = socket.gets&.split
  return nil if target.nil?

  headers = {}
  while (line = socket.gets&.chomp) && !line.empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.to_s.strip
  end
  path, query = target.split('?', 2)
  Request.new(verb, path, query, headers)
end

def read_body(socket, request)
  length = request.headers['content-length'].to_i
  body = socket.read(length).to_s
  raise Problem.new(413, 'The body is too large') if length > MAX_BYTES

  request.body = body.force_encoding('UTF-8')
end

def respond(socket, request)
  type = 'application/json'
  begin
    read_body(socket, request)
    status, body, headers = answer(request)
  rescue StandardError => e
    problem = e.is_a?(Problem) ? e : Problem.new(500, 'Something went wrong')
    status, headers, type = problem.status, problem.headers, 'application/problem+json'
    body = { 'type' => 'about:blank', 'title' => problem.message, 'status' => status }
  end
  text = body.nil? ? '' : JSON.generate(body)
  all = { 'Content-Type' => type, 'Content-Length' => text.bytesize, **headers }
  head = all.map { |name, value| "#{name}: #{value}\r\n" }.join
  socket.write("HTTP/1.1 #{status} #{REASONS[status]}\r\n#{head}\r\n#{text}")
end

def serve(socket)
  while (request = read_request(socket))
    respond(socket, request)
    break if request.headers['connection'].to_s.casecmp?('close')
  end
rescue IOError, SystemCallError
  # The client went away.
ensure
  socket.close
end

server = TCPServer.new('127.0.0.1', ENV.fetch('PORT', '8080').to_i)
server.listen(128)
loop { Thread.new(server.accept) { |socket| serve(socket) } }
