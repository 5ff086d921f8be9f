# frozen_string_literal: true

require 'json'
require 'net/http'
require 'puma'
require 'puma/configuration'
require 'puma/launcher'

# Asks a block whether it succeeds, while it does.
class Breaker
  class Rejected < StandardError; end

  WINDOW = 20
  MOST_FAILURES = 10
  REST_SECONDS = 1.0
  PROBES = 4

  def initialize
    @mutex = Mutex.new
    close
  end

  def call
    phase = @mutex.synchronize { enter }
    succeeded = false
    result = yield
    succeeded = true
    result
  ensure
    @mutex.synchronize { leave(phase, succeeded) } if phase
  end

  private

  # Probes and calls belong to a phase; what comes back for an earlier one is ignored.
  def enter
    half_open if @open_until && now >= @open_until
    raise Rejected, 'the breaker is open' if @open_until || @permits&.zero?

    @permits -= 1 if @permits
    @phase
  end

  def leave(phase, succeeded)
    return unless phase.equal?(@phase)
    return succeeded ? repay : open if @permits

    @outcomes = [*@outcomes, succeeded].last(WINDOW)
    open if @outcomes.count(false) >= MOST_FAILURES
  end

  def repay
    @missing -= 1
    close if @missing.zero?
  end

  def close
    begin_phase
    @outcomes = []
  end

  def open
    begin_phase
    @open_until = now + REST_SECONDS
  end

  def half_open
    begin_phase
    @permits = @missing = PROBES
  end

  def begin_phase
    @phase = Object.new
    @open_until = @permits = @missing = nil
  end

  def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
end

class Dependency
  class Failed < StandardError; end

  REQUEST_SECONDS = 0.5

  def initialize(url)
    @uri = URI(url)
    @breaker = Breaker.new
  end

  def get(path)
    @breaker.call { request(path) }
  end

  private

  def request(path)
    limits = { open_timeout: REQUEST_SECONDS, read_timeout: REQUEST_SECONDS, max_retries: 0 }
    response = Net::HTTP.start(@uri.host, @uri.port, **limits) { |http| http.get(path) }
    status = response.code.to_i
    raise Failed, "the dependency answered #{status}" if status >= 500

    [status, response.body]
  rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError => e
    raise Failed, e.message
  end
end

DEPENDENCIES = {
  'rates' => Dependency.new(ENV.fetch('RATES_URL')),
  'stock' => Dependency.new(ENV.fetch('STOCK_URL'))
}.freeze

def answer(path)
  return [200, JSON.generate(status: 'ok')] if path == '/healthz'

  dependency = DEPENDENCIES[path.split('/')[1]]
  dependency ? dependency.get(path) : [404, JSON.generate(error: 'not found')]
rescue Breaker::Rejected => e
  [503, JSON.generate(error: e.message)]
rescue Dependency::Failed => e
  [502, JSON.generate(error: e.message)]
end

app = lambda do |env|
  status, body = answer(env['PATH_INFO'])
  [status, { 'content-type' => 'application/json' }, [body]]
end

configuration = Puma::Configuration.new do |config|
  config.bind "tcp://127.0.0.1:#{ENV.fetch('PORT', '8080')}"
  config.threads 16, 80
  config.app app
  config.log_requests false
end
Puma::Launcher.new(configuration).run
