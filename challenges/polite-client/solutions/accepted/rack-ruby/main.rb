# frozen_string_literal: true

require 'json'
require 'net/http'
require 'puma'
require 'puma/configuration'
require 'puma/launcher'

class DependencyFailed < StandardError
  attr_reader :retry_after

  def initialize(retry_after = 0)
    super('the dependency does not answer')
    @retry_after = retry_after
  end
end

# Counts the calls and retries of all threads.
class RetryBudget
  def initialize(reserve:, share:)
    @reserve = reserve
    @share = share
    @calls = @retries = 0
    @mutex = Mutex.new
  end

  def call_began
    @mutex.synchronize { @calls += 1 }
  end

  def take
    @mutex.synchronize do
      @retries + 1 <= @reserve + (@share * @calls) && (@retries += 1)
    end
  end
end

# One request over a connection of its own; raises DependencyFailed for what another request may mend.
class Dependency
  def initialize(url)
    @uri = URI(url)
  end

  def request(message, within:)
    raise DependencyFailed unless within.positive?

    options = { open_timeout: within, read_timeout: within, write_timeout: within, max_retries: 0 }
    response = Net::HTTP.start(@uri.host, @uri.port, **options) { |http| http.request(message) }
    status = response.code.to_i
    raise DependencyFailed, response['Retry-After'].to_i if status == 429 || status >= 500

    [status, response.body]
  rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError
    raise DependencyFailed
  end
end

class Desk
  JSON_HEADERS = { 'content-type' => 'application/json' }.freeze
  CALL_SECONDS = 1.75
  REQUEST_SECONDS = 0.55
  # Bounds of the wait before each retry.
  WAITS = [0.04..0.14, 0.1..0.3].freeze

  def initialize(tracking:, labels:)
    @tracking = tracking
    @labels = labels
    @budget = RetryBudget.new(reserve: 100, share: 0.2)
  end

  def call(env)
    status, body = answer(env['REQUEST_METHOD'], env['PATH_INFO'], env['rack.input'])
    [status, JSON_HEADERS.dup, [body]]
  rescue DependencyFailed => e
    [502, JSON_HEADERS.dup, [JSON.generate(error: e.message)]]
  end

  private

  def answer(method, path, input)
    case [method, path]
    in ['GET', '/healthz'] then [200, JSON.generate(status: 'ok')]
    in ['GET', %r{\A/parcels/[^/]+\z}] then track(path)
    in ['POST', '/labels'] then label(input.read)
    else [404, JSON.generate(error: 'not found')]
    end
  end

  def label(body)
    message = Net::HTTP::Post.new('/labels', 'Content-Type' => 'application/json')
    message.body = body
    @labels.request(message, within: CALL_SECONDS)
  end

  def track(path)
    @budget.call_began
    deadline = now + CALL_SECONDS
    waits = WAITS.each
    begin
      @tracking.request(Net::HTTP::Get.new(path), within: [REQUEST_SECONDS, deadline - now].min)
    rescue DependencyFailed => e
      pause = next_pause(waits, e)
      raise unless pause && now + pause < deadline && @budget.take

      sleep(pause)
      retry
    end
  end

  # Nil after the last retry.
  def next_pause(waits, failure)
    failure.retry_after + rand(waits.next)
  rescue StopIteration
    nil
  end

  def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
end

desk = Desk.new(
  tracking: Dependency.new(ENV.fetch('TRACKING_URL')),
  labels: Dependency.new(ENV.fetch('LABELS_URL'))
)

configuration = Puma::Configuration.new do |config|
  config.bind "tcp://127.0.0.1:#{ENV.fetch('PORT', '8080')}"
  config.threads 16, 64
  config.app desk
  config.log_requests false
end
Puma::Launcher.new(configuration).run
