require 'json'
require 'openssl'
require 'securerandom'
require 'uri'
require_relative 'history'

class Problem < StandardError
  attr_reader :status, :headers

  def initialize(status, title, headers = {})
    super(title)
    @status = status
    @headers = headers
  end
end

class Desk
  ROLES = {
    'acme' => { 'ada' => :admin, 'ben' => :agent },
    'globex' => { 'cleo' => :admin, 'ben' => :viewer }
  }.freeze
  MAY = {
    read: %i[viewer agent admin],
    write: %i[agent admin],
    delete: %i[admin]
  }.freeze
  ROUTES = [
    [%r{\A/tickets\z}, { 'GET' => :find }],
    [%r{\A/tenants/([^/]+)/tickets\z}, { 'GET' => :list, 'POST' => :create }],
    [%r{\A/tenants/([^/]+)/tickets/([^/]+)\z}, { 'GET' => :show, 'PATCH' => :change, 'DELETE' => :delete }],
    [%r{\A/tenants/([^/]+)/closures\z}, { 'POST' => :close }]
  ].freeze

  def initialize
    @users = JSON.parse(ENV.fetch('HONE_CALLERS', '{}')).to_h { |user, token| ["Bearer #{token}", user] }
    @history = History.new
    @lock = Mutex.new
    @secret = SecureRandom.bytes(32)
  end

  def answer(request)
    return [200, nil, {}] if request.path == '/healthz' && request.verb == 'GET'

    user = @users[request.headers['authorization']] or raise Problem.new(401, 'A token is needed')
    pattern, offered = ROUTES.find { |route, _| route.match?(request.path) }
    raise Problem.new(404, 'There is no such path') if pattern.nil?

    method = offered[request.verb] or
      raise Problem.new(405, 'The path does not offer this method', 'Allow' => offered.keys.join(', '))
    @lock.synchronize { send(method, user, request, *pattern.match(request.path).captures) }
  end

  private

  def missing
    Problem.new(404, 'There is nothing here')
  end

  # Whoever has no role in a tenant learns nothing about it; whoever has one learns what it lacks.
  def enter(user, tenant, act)
    role = ROLES.dig(tenant, user) or raise missing
    raise Problem.new(403, 'Your role does not allow it') unless MAY[act].include?(role)

    @history.tickets(tenant)
  end

  def ticket_of(tickets, id)
    tickets[id] or raise missing
  end

  def find(user, request)
    reference = parameters(request)['reference']
    raise Problem.new(400, 'reference is not valid') unless reference?(reference)

    mine = ROLES.keys.select { |tenant| ROLES[tenant].key?(user) }
    items = mine.flat_map do |tenant|
      found = @history.tickets(tenant).each_value.select { |ticket| ticket.reference == reference }
      found.map { |ticket| ticket.shown.merge(tenant: tenant) }
    end
    [200, { items: items }, {}]
  end

  def list(user, request, tenant)
    tickets = enter(user, tenant, :read)
    given = parameters(request)
    limit = read_limit(given['limit'])
    after = given.key?('cursor') ? read_cursor(tenant, given['cursor']) : 0
    matching = tickets.each_value.select { |ticket| ticket.subject.include?(given['q'].to_s) }
    rest = matching.select { |ticket| ticket.number > after }
    page = rest.first(limit)
    more = rest.size > page.size ? write_cursor(tenant, page.last.number) : nil
    [200, { items: page.map(&:shown), total: matching.size, next_cursor: more }, {}]
  end

  def create(user, request, tenant)
    tickets = enter(user, tenant, :write)
    body = read_body(request, %w[reference subject duplicate_of])
    raise Problem.new(422, 'reference is not valid') unless reference?(body['reference'])

    check_subject(body['subject'])
    check_duplicate(tickets, body['duplicate_of'])
    if tickets.each_value.any? { |ticket| ticket.reference == body['reference'] }
      raise Problem.new(409, 'The reference is taken')
    end

    values = { reference: body['reference'], subject: body['subject'], status: 'open',
               duplicate_of: body['duplicate_of'] }
    ticket = @history.record(tenant, :created, SecureRandom.uuid, values)
    [201, ticket.shown, { 'Location' => "/tenants/#{tenant}/tickets/#{ticket.id}", 'ETag' => ticket.etag }]
  end

  def show(user, request, tenant, id)
    ticket = ticket_of(enter(user, tenant, :read), id)
    known = request.headers['if-none-match'].to_s.split(',').map { |tag| tag.strip.delete_prefix('W/') }
    return [304, nil, { 'ETag' => ticket.etag }] if known.include?(ticket.etag) || known.include?('*')

    [200, ticket.shown, { 'ETag' => ticket.etag }]
  end

  def change(user, request, tenant, id)
    tickets = enter(user, tenant, :write)
    ticket_of(tickets, id)
    body = read_body(request, %w[subject status duplicate_of])
    check_subject(body['subject']) if body.key?('subject')
    if body.key?('status') && !%w[open closed].include?(body['status'])
      raise Problem.new(422, 'status is open or closed')
    end

    check_duplicate(tickets, body['duplicate_of'])
    ticket = @history.record(tenant, :changed, id, body.transform_keys(&:to_sym))
    [200, ticket.shown, { 'ETag' => ticket.etag }]
  end

  def delete(user, _request, tenant, id)
    ticket_of(enter(user, tenant, :delete), id)
    @history.record(tenant, :deleted, id)
    [204, nil, {}]
  end

  def close(user, request, tenant)
    tickets = enter(user, tenant, :write)
    ids = read_body(request, %w[ids])['ids']
    unless ids.is_a?(Array) && ids.size.between?(1, 50) && ids.all?(String)
      raise Problem.new(422, 'ids must be 1 to 50 texts')
    end

    known, unknown = ids.partition { |id| tickets.key?(id) }
    known.each { |id| @history.record(tenant, :changed, id, status: 'closed') if tickets[id].status == 'open' }
    [200, { closed: known, not_found: unknown }, {}]
  end

  def read_body(request, fields)
    body = JSON.parse(request.body)
    raise Problem.new(422, 'The body must be an object') unless body.is_a?(Hash)
    raise Problem.new(422, 'There is an unknown field') unless (body.keys - fields).empty?

    body
  rescue JSON::ParserError
    raise Problem.new(400, 'The body is not JSON')
  end

  def reference?(value)
    value.is_a?(String) && value.match?(/\A[a-z0-9-]{1,40}\z/)
  end

  def check_subject(value)
    return if value.is_a?(String) && value.length.between?(1, 200)

    raise Problem.new(422, 'subject must have 1 to 200 characters')
  end

  def check_duplicate(tickets, id)
    raise Problem.new(422, 'duplicate_of is not a ticket') unless id.nil? || (id.is_a?(String) && tickets.key?(id))
  end

  def parameters(request)
    URI.decode_www_form(request.query).to_h
  rescue ArgumentError
    raise Problem.new(400, 'The query is not valid')
  end

  def read_limit(text)
    return 20 if text.nil?
    raise Problem.new(400, 'limit must be 1 to 20') unless text.match?(/\A([1-9]|1[0-9]|20)\z/)

    text.to_i
  end

  def sign(tenant, number)
    OpenSSL::HMAC.hexdigest('SHA256', @secret, "#{tenant} #{number}")[0, 32]
  end

  def write_cursor(tenant, number)
    "#{number}-#{sign(tenant, number)}"
  end

  def read_cursor(tenant, text)
    number, mark = text.to_s.split('-', 2)
    raise Problem.new(400, 'The cursor is not valid') unless mark && mark == sign(tenant, number)

    number.to_i
  end
end
