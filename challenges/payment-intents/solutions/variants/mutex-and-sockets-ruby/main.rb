# frozen_string_literal: true

# Payment intents in memory, on a plain TCPServer with a thread for each connection.

require 'json'
require 'openssl'
require 'securerandom'
require 'socket'
require 'uri'

MAX_BODY = 1024 * 1024
MAX_LINE = 16 * 1024

# What the client did wrong.
class Problem < StandardError
  attr_reader :status, :headers

  def initialize(status, title, headers = {})
    super(title)
    @status = status
    @headers = headers
  end
end

Intent = Struct.new(:id, :amount, :currency, :reference, :status)

# The intents of one merchant. Every public method holds the lock from beginning to end.
class Ledger
  def initialize
    @lock = Mutex.new
    @intents = []
    @by_id = {}
    @first_answers = {} # key => [wish, answer]
  end

  def create(key, wish)
    @lock.synchronize do
      known_wish, answer = @first_answers[key]
      if answer
        raise Problem.new(422, 'The Idempotency-Key was used with another body') unless known_wish == wish

        next answer
      end
      intent = Intent.new("pi_#{SecureRandom.hex(12)}", *wish, 'requires_confirmation')
      @intents << intent
      @by_id[intent.id] = intent
      answer = intent.to_h.freeze
      @first_answers[key] = [wish, answer]
      answer
    end
  end

  def read(id)
    @lock.synchronize { find(id).to_h }
  end

  def settle(id, status)
    @lock.synchronize do
      intent = find(id)
      raise Problem.new(409, "The payment intent is #{intent.status}") unless intent.status == 'requires_confirmation'

      intent.status = status
      intent.to_h
    end
  end

  # The page that starts at this position, and whether there is another one.
  def page(position, limit)
    @lock.synchronize { [@intents[position, limit].to_a.map(&:to_h), position + limit < @intents.size] }
  end

  private

  def find(id)
    @by_id[id] or raise Problem.new(404, 'There is no such payment intent')
  end
end

# From a request to a status, headers and a body.
class Api
  ROUTES = [
    [%r{\A/healthz\z}, { 'GET' => :ready }],
    [%r{\A/payment_intents\z}, { 'GET' => :list, 'POST' => :create }],
    [%r{\A/payment_intents/([^/]+)\z}, { 'GET' => :read }],
    [%r{\A/payment_intents/([^/]+)/confirm\z}, { 'POST' => :confirm }],
    [%r{\A/payment_intents/([^/]+)/cancel\z}, { 'POST' => :cancel }]
  ].freeze

  def initialize(callers)
    @ledgers = callers.values.to_h { |token| [token, Ledger.new] }
    @secret = SecureRandom.bytes(32)
  end

  def answer(request)
    handler, id = route(request)
    return [200, {}, { status: 'ok' }] if handler == :ready

    token = token_of(request)
    raise Problem.new(413, 'The body is larger than 1 MiB') if request.body.nil?

    send(handler, request, token, id)
  rescue Problem => e
    problem(e.status, e.message, e.headers)
  rescue StandardError => e
    warn e.full_message(highlight: false)
    problem(500, 'Something went wrong')
  end

  private

  def problem(status, title, headers = {})
    [status, headers.merge('Content-Type' => 'application/problem+json'), { type: 'about:blank', title: title, status: status }]
  end

  # Tokens are asked for before anything about paths is told.
  def route(request)
    token_of(request) unless request.path == '/healthz'
    pattern, handlers = ROUTES.find { |candidate, _| candidate.match?(request.path) }
    raise Problem.new(404, 'There is nothing here') if pattern.nil?

    handler = handlers[request.verb]
    raise Problem.new(405, 'The method is not allowed', 'Allow' => handlers.keys.join(', ')) if handler.nil?

    [handler, pattern.match(request.path)[1]]
  end

  def token_of(request)
    token = request.headers['authorization'].to_s[/\Abearer +(\S+)\z/i, 1]
    return token if @ledgers.key?(token)

    raise Problem.new(401, 'A valid bearer token is needed', 'WWW-Authenticate' => 'Bearer')
  end

  def create(request, token, _id)
    key = request.headers['idempotency-key'].to_s
    raise Problem.new(400, 'An Idempotency-Key of 1 to 200 characters is needed') unless key.length.between?(1, 200)

    intent = @ledgers[token].create(key, wish_of(request))
    [201, { 'Location' => "/payment_intents/#{intent[:id]}" }, intent]
  end

  # [amount, currency, reference], the same for bodies that mean the same.
  def wish_of(request)
    media_type = request.headers['content-type'].to_s[/\A[^;]*/].strip.downcase
    raise Problem.new(415, 'The body must be application/json') unless media_type == 'application/json'

    body = parse(request.body)
    invalid('The body must be an object') unless body.is_a?(Hash)
    invalid('Only amount, currency and reference can be set') unless (body.keys - %w[amount currency reference]).empty?
    [amount_of(body['amount']), currency_of(body['currency']), reference_of(body['reference'])]
  end

  def parse(text)
    text = text.dup.force_encoding(Encoding::UTF_8)
    raise Problem.new(400, 'The body is not UTF-8') unless text.valid_encoding?

    JSON.parse(text)
  rescue JSON::ParserError
    raise Problem.new(400, 'The body is not JSON')
  end

  def invalid(title)
    raise Problem.new(422, title)
  end

  def amount_of(value)
    # 1999.0 is an integer, too (JSON Schema).
    value = value.to_i if value.is_a?(Float) && value.finite? && value == value.floor
    invalid('amount must be an integer from 1 to 10000000') unless value.is_a?(Integer) && value.between?(1, 10_000_000)
    value
  end

  def currency_of(value)
    invalid('currency must be eur, gbp or usd') unless %w[eur gbp usd].include?(value)
    value
  end

  def reference_of(value)
    return nil if value.nil?

    unless value.is_a?(String) && value.valid_encoding? && value.length.between?(1, 80)
      invalid('reference must have 1 to 80 characters')
    end
    value
  end

  def list(request, token, _id)
    query = query_of(request)
    limit = query.fetch('limit', '20')
    raise Problem.new(400, 'limit must be 1 to 20') unless limit.match?(/\A([1-9]|1[0-9]|20)\z/)

    limit = limit.to_i
    position = query.key?('cursor') ? position_of(query['cursor'], token) : 0
    items, more = @ledgers[token].page(position, limit)
    [200, {}, { items: items, next_cursor: more ? cursor_for(position + limit, token) : nil }]
  end

  def query_of(request)
    pairs = URI.decode_www_form(request.query.to_s)
    broken = pairs.flatten.any? { |text| !text.valid_encoding? }
    raise Problem.new(400, 'The query is invalid') if broken || pairs.map(&:first).uniq.size < pairs.size

    pairs.to_h
  rescue ArgumentError
    raise Problem.new(400, 'The query is invalid')
  end

  # Intents are never removed, so a position is a stable cursor. Signed, so that clients can't make up their own.
  def cursor_for(position, token)
    "#{position}-#{OpenSSL::HMAC.hexdigest('SHA256', @secret, "#{position} #{token}")[0, 24]}"
  end

  def position_of(cursor, token)
    position = cursor[/\A[1-9][0-9]{0,8}(?=-)/].to_i
    raise Problem.new(400, 'Unknown cursor') unless position.positive? && cursor == cursor_for(position, token)

    position
  end

  def read(_request, token, id)
    [200, {}, @ledgers[token].read(id)]
  end

  def confirm(_request, token, id)
    [200, {}, @ledgers[token].settle(id, 'succeeded')]
  end

  def cancel(_request, token, id)
    [200, {}, @ledgers[token].settle(id, 'canceled')]
  end
end

# A body of nil is one that was too large.
Request = Struct.new(:verb, :path, :query, :headers, :body)

# One connection: HTTP/1.1 with keep-alive.
class Connection
  PHRASES = {
    200 => 'OK', 201 => 'Created', 400 => 'Bad Request', 401 => 'Unauthorized', 404 => 'Not Found',
    405 => 'Method Not Allowed', 409 => 'Conflict', 413 => 'Content Too Large', 415 => 'Unsupported Media Type',
    422 => 'Unprocessable Content', 500 => 'Internal Server Error'
  }.freeze

  class Malformed < StandardError; end

  def initialize(socket, api)
    @socket = socket
    @api = api
    @socket.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1)
  end

  def serve
    while (request = read_request)
      last = request.headers['connection'].to_s.downcase.include?('close')
      write(*@api.answer(request), request.verb == 'HEAD', last)
      break if last
    end
  rescue Malformed
    title = 'The request is not HTTP'
    write(400, { 'Content-Type' => 'application/problem+json' }, { type: 'about:blank', title: title, status: 400 }, false, true)
  rescue IOError, SystemCallError
    # The client went away.
  ensure
    close
  end

  private

  def close
    @socket.close
  rescue IOError, SystemCallError
    # It was closed already.
  end

  def read_line
    line = @socket.gets("\n", MAX_LINE)
    raise Malformed if line && !line.end_with?("\n")

    line&.b&.chomp
  end

  def read_request
    line = read_line
    line = read_line if line && line.empty?
    return nil if line.nil?

    verb, target, version = line.split(' ', 3)
    raise Malformed unless version.to_s.start_with?('HTTP/1.')

    path, query = target.split('?', 2)
    headers = read_headers
    @socket.write("HTTP/1.1 100 Continue\r\n\r\n") if headers['expect'].to_s.casecmp?('100-continue')
    Request.new(verb, path, query, headers, read_body(headers))
  end

  def read_headers
    headers = {}
    while (line = read_line)
      return headers if line.empty?

      name, value = line.split(':', 2)
      raise Malformed if value.nil? || headers.size > 200

      headers[name.downcase] = value.strip
    end
    raise Malformed
  end

  def read_body(headers)
    return read_chunks if headers['transfer-encoding'].to_s.downcase.include?('chunked')

    length = headers.fetch('content-length', '0')
    raise Malformed unless length.match?(/\A[0-9]{1,12}\z/)

    length = length.to_i
    return read_exactly(length) if length <= MAX_BODY

    skip(length)
    nil
  end

  def read_chunks
    body = String.new(encoding: Encoding::BINARY)
    total = 0
    loop do
      size = read_line.to_s[/\A[0-9a-fA-F]{1,8}/] or raise Malformed
      size = size.to_i(16)
      break if size.zero?

      total += size
      total > MAX_BODY ? skip(size) : body << read_exactly(size)
      read_line
    end
    nil while (line = read_line) && !line.empty? # trailers
    total > MAX_BODY ? nil : body
  end

  def read_exactly(length)
    return String.new if length.zero?

    data = @socket.read(length)
    raise EOFError if data.nil? || data.bytesize < length

    data
  end

  # Read, so that the client gets to reading the answer, but not kept.
  def skip(length)
    while length.positive?
      length -= @socket.readpartial([length, 65_536].min).bytesize
    end
  end

  def write(status, headers, body, head, last)
    body = JSON.generate(body)
    all = { 'Content-Type' => 'application/json', 'Content-Length' => body.bytesize }.merge(headers)
    all['Connection'] = 'close' if last
    lines = all.map { |name, value| "#{name}: #{value}\r\n" }.join
    @socket.write("HTTP/1.1 #{status} #{PHRASES[status]}\r\n#{lines}\r\n#{head ? '' : body}")
  end
end

api = Api.new(JSON.parse(ENV.fetch('HONE_CALLERS', '{}')))
server = TCPServer.new('127.0.0.1', ENV.fetch('PORT', '8080').to_i)
server.listen(256)
loop do
  Thread.new(server.accept) do |socket|
    Thread.current.report_on_exception = false
    Connection.new(socket, api).serve
  end
end
