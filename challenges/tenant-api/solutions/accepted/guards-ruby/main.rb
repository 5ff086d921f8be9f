require 'json'
require 'securerandom'
require 'socket'
require 'uri'

REASONS = {
  200 => 'OK', 201 => 'Created', 204 => 'No Content', 304 => 'Not Modified', 400 => 'Bad Request',
  401 => 'Unauthorized', 403 => 'Forbidden', 404 => 'Not Found', 405 => 'Method Not Allowed', 409 => 'Conflict',
  422 => 'Unprocessable Content', 500 => 'Internal Server Error'
}.freeze
ROLES = {
  'ada' => { 'acme' => :admin }, 'ben' => { 'acme' => :agent, 'globex' => :viewer }, 'cleo' => { 'globex' => :admin }
}.freeze
RIGHTS = { viewer: [:read], agent: %i[read write], admin: %i[read write delete] }.freeze
USERS = JSON.parse(ENV.fetch('HONE_CALLERS', '{}')).invert.freeze
SHOWN = %w[id reference subject status duplicate_of].freeze

class Problem < StandardError
  attr_reader :status, :headers

  def initialize(status, title, headers = {})
    super(title)
    @status = status
    @headers = headers
  end
end

# One tenant's tickets. Whoever reads or changes them holds the lock.
class Desk
  attr_reader :lock

  def initialize
    @lock = Mutex.new
    @tickets = {}
  end

  def all = @tickets.values
  def has?(id) = @tickets.key?(id)
  def find(id) = @tickets[id] || raise(Problem.new(404, 'Not found'))
  def with_reference(reference) = all.find { |ticket| ticket['reference'] == reference }

  def create(values)
    raise Problem.new(409, 'The reference is taken') if with_reference(values['reference'])

    ticket = { 'id' => SecureRandom.uuid, 'status' => 'open', 'duplicate_of' => nil, **values, 'version' => 1 }
    @tickets[ticket['id']] = ticket
  end

  def change(ticket, values)
    ticket.merge!(values)
    ticket['version'] += 1
  end

  def remove(id)
    find(id)
    @tickets.delete(id)
  end
end

DESKS = %w[acme globex].to_h { |name| [name, Desk.new] }.freeze
Request = Struct.new(:verb, :path, :query, :headers, :body)

def valid?(key, value, desk)
  case key
  when 'reference' then value.is_a?(String) && value.match?(/\A[a-z0-9-]{1,40}\z/)
  when 'subject' then value.is_a?(String) && value.length.between?(1, 200)
  when 'status' then %w[open closed].include?(value)
  when 'duplicate_of' then value.nil? || desk.has?(value)
  else value.is_a?(Array) && value.length.between?(1, 50) && value.all?(String)
  end
end

def parse(request, desk, required, optional = [])
  begin
    body = JSON.parse(request.body)
  rescue JSON::ParserError
    raise Problem.new(400, 'The body is not valid JSON')
  end
  fits = body.is_a?(Hash) && (required - body.keys).empty? && (body.keys - required - optional).empty?
  fits &&= body.all? { |key, value| valid?(key, value, desk) }
  raise Problem.new(422, 'A value is invalid') unless fits

  body
end

def tag_of(ticket) = %("#{ticket['version']}")
def show(ticket, status = 200, headers = {}) = [status, ticket.slice(*SHOWN), { 'ETag' => tag_of(ticket), **headers }]

def list(desk, query)
  limit = query.fetch('limit', '20')
  raise Problem.new(400, 'limit is 1 to 20') unless limit.match?(/\A([1-9]|1\d|20)\z/)

  cursor = query['cursor']
  at = cursor.nil? ? -1 : desk.all.index { |ticket| ticket['id'] == cursor }
  raise Problem.new(400, 'The cursor is unknown') if at.nil?

  matches = ->(ticket) { ticket['subject'].include?(query.fetch('q', '')) }
  rest = desk.all.drop(at + 1).select(&matches)
  items = rest.first(limit.to_i).map { |ticket| ticket.slice(*SHOWN) }
  next_cursor = rest.size > items.size ? items.last['id'] : nil
  [200, { 'items' => items, 'total' => desk.all.count(&matches), 'next_cursor' => next_cursor }, {}]
end

def close(desk, request)
  ids = parse(request, desk, ['ids'])['ids']
  closed, missing = ids.partition { |id| desk.has?(id) }
  closed.each { |id| desk.change(desk.find(id), { 'status' => 'closed' }) }
  [200, { 'closed' => closed, 'not_found' => missing }, {}]
end

def one(desk, request, id)
  ticket = desk.find(id)
  case request.verb
  when 'DELETE'
    desk.remove(id)
    [204, nil, {}]
  when 'PATCH'
    desk.change(ticket, parse(request, desk, [], %w[subject status duplicate_of]))
    show(ticket)
  else
    known = request.headers['if-none-match'].to_s.include?(tag_of(ticket))
    known ? [304, nil, { 'ETag' => tag_of(ticket) }] : show(ticket)
  end
end

def find_everywhere(user, query)
  reference = query['reference'] || raise(Problem.new(400, 'reference is missing'))
  items = ROLES.fetch(user, {}).keys.filter_map do |tenant|
    DESKS[tenant].lock.synchronize do
      ticket = DESKS[tenant].with_reference(reference)
      ticket && { 'tenant' => tenant, **ticket.slice(*SHOWN) }
    end
  end
  [200, { 'items' => items }, {}]
end

def offer(request, *verbs)
  return if verbs.include?(request.verb)

  raise Problem.new(405, 'The path does not offer this method', 'Allow' => verbs.join(', '))
end

# The desk of a tenant in which the user may do this.
def enter(user, tenant, verb)
  role = ROLES.fetch(user, {})[tenant] || raise(Problem.new(404, 'Not found'))
  right = { 'GET' => :read, 'DELETE' => :delete }.fetch(verb, :write)
  raise Problem.new(403, 'Your role does not allow this') unless RIGHTS[role].include?(right)

  DESKS[tenant]
end

def authenticate(request)
  scheme, token = request.headers['authorization'].to_s.split(' ', 2)
  return USERS[token] if USERS.key?(token) && scheme.casecmp?('bearer')

  raise Problem.new(401, 'A valid token is needed', 'WWW-Authenticate' => 'Bearer')
end

def answer(request)
  return [200, nil, {}] if request.path == '/healthz'

  user = authenticate(request)
  query = URI.decode_www_form(request.query.to_s).to_h
  if request.path == '/tickets'
    offer(request, 'GET')
    return find_everywhere(user, query)
  end
  found = %r{\A/tenants/([^/]+)/(?:(closures)|tickets(?:/([^/]+))?)\z}.match(request.path)
  raise Problem.new(404, 'Not found') unless found

  tenant, closures, id = found.captures
  verbs = %w[GET POST]
  verbs = %w[GET PATCH DELETE] if id
  verbs = %w[POST] if closures
  offer(request, *verbs)
  desk = enter(user, tenant, request.verb)
  desk.lock.synchronize do
    next close(desk, request) if closures
    next one(desk, request, id) if id
    next list(desk, query) if request.verb == 'GET'

    ticket = desk.create(parse(request, desk, %w[reference subject], ['duplicate_of']))
    show(ticket, 201, { 'Location' => "/tenants/#{tenant}/tickets/#{ticket['id']}" })
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
  body = socket.read(headers['content-length'].to_i).to_s.force_encoding('UTF-8')
  Request.new(verb, path, query, headers, body)
end

def respond(socket, request)
  type = 'application/json'
  begin
    status, body, headers = answer(request)
  rescue StandardError => e
    problem = e.is_a?(Problem) ? e : Problem.new(500, 'Something went wrong')
    status, headers, type = problem.status, problem.headers, 'application/problem+json'
    body = { 'type' => 'about:blank', 'title' => problem.message, 'status' => status }
  end
  text = body.nil? ? '' : JSON.generate(body)
  all = { **headers }
  all = { 'Content-Type' => type, 'Content-Length' => text.bytesize, **all } unless [204, 304].include?(status)
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
