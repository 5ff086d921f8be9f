require 'json'
require 'net/http'
require 'socket'
require 'timeout'

CARRIER = URI(ENV.fetch('CARRIER_URL', 'http://127.0.0.1:9100'))
REQUESTS = 15
WINDOW = 3.0
CALL_SECONDS = 1
ALL_SLOTS = 8
KEY_SLOTS = 5

REASONS = { 200 => 'OK', 401 => 'Unauthorized', 404 => 'Not Found', 405 => 'Method Not Allowed',
            429 => 'Too Many Requests', 500 => 'Internal Server Error', 502 => 'Bad Gateway',
            504 => 'Gateway Timeout' }.freeze

Request = Struct.new(:verb, :path, :headers)

class Problem < StandardError
  attr_reader :status, :headers

  def initialize(status, title, headers = {})
    super(title)
    @status = status
    @headers = headers
  end
end

# The times of a key's requests that passed within the last window, and how many of its calls are open.
class Key
  attr_accessor :open

  def initialize
    @times = []
    @lock = Mutex.new
    @open = 0
  end

  def take
    @lock.synchronize do
      now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      @times.shift while @times.any? && @times.first <= now - WINDOW
      passes = @times.size < REQUESTS
      @times << now if passes
      [passes, REQUESTS - @times.size, @times.first + WINDOW - now]
    end
  end
end

# Room for calls, in all and of one key.
class Slots
  def initialize
    @open = 0
    @lock = Mutex.new
    @freed = ConditionVariable.new
  end

  def hold(key)
    @lock.synchronize do
      @freed.wait(@lock) until @open < ALL_SLOTS && key.open < KEY_SLOTS
      @open += 1
      key.open += 1
    end
    begin
      yield
    ensure
      @lock.synchronize do
        @open -= 1
        key.open -= 1
        @freed.broadcast
      end
    end
  end
end

KEYS = JSON.parse(ENV.fetch('HONE_CALLERS', '{}')).values.to_h { |token| [token, Key.new] }
SLOTS = Slots.new

# One call: Net::HTTP would ask again by itself, and its time-outs are for each read.
def call(path)
  http = Net::HTTP.new(CARRIER.host, CARRIER.port)
  http.max_retries = 0
  Timeout.timeout(CALL_SECONDS) { http.start { http.get(path) } }
rescue Timeout::Error
  raise Problem.new(504, 'The carrier took too long')
rescue SystemCallError, IOError, Net::ProtocolError, Net::HTTPBadResponse
  raise Problem.new(502, 'The carrier failed')
end

def authenticate(request)
  scheme, token = request.headers['authorization'].to_s.split(' ', 2)
  key = KEYS[token] if scheme.to_s.casecmp?('bearer')
  raise Problem.new(401, 'A valid key is needed', 'WWW-Authenticate' => 'Bearer') if key.nil?

  key
end

def answer(request, fields)
  path = request.path.split('?').first
  return '{}' if path == '/healthz'

  key = authenticate(request)
  raise Problem.new(404, 'There is no such path') unless path.match?(%r{\A/rates/[a-z0-9-]{1,40}\z})
  raise Problem.new(405, 'The path offers GET only', 'Allow' => 'GET') unless request.verb == 'GET'

  passes, remaining, wait = key.take
  fields['RateLimit-Policy'] = "\"key\";q=#{REQUESTS};w=#{WINDOW.to_i}"
  fields['RateLimit'] = "\"key\";r=#{remaining}"
  raise Problem.new(429, 'The limit is used up', 'Retry-After' => wait.ceil.to_s) unless passes

  response = SLOTS.hold(key) { call(path) }
  raise Problem.new(404, 'The carrier does not know the lane') if response.code == '404'
  raise Problem.new(502, 'The carrier failed') unless response.code == '200'

  response.body
end

def respond(socket, request)
  fields = {}
  begin
    status, type, text = 200, 'application/json', answer(request, fields)
  rescue StandardError => e
    problem = e.is_a?(Problem) ? e : Problem.new(500, 'Something went wrong')
    status, type = problem.status, 'application/problem+json'
    fields = { **fields, **problem.headers }
    text = JSON.generate({ type: 'about:blank', title: problem.message, status: status })
  end
  all = { 'Content-Type' => type, 'Content-Length' => text.bytesize, **fields }
  head = all.map { |name, value| "#{name}: #{value}\r\n" }.join
  socket.write("HTTP/1.1 #{status} #{REASONS[status]}\r\n#{head}\r\n#{text}")
end

def read_request(socket)
  verb, path = socket.gets&.split
  return nil if path.nil?

  headers = {}
  while (line = socket.gets&.chomp) && !line.empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.to_s.strip
  end
  socket.read(headers['content-length'].to_i)
  Request.new(verb, path, headers)
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
