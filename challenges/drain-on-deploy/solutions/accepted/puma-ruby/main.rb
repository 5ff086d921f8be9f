# frozen_string_literal: true

require 'json'
require 'net/http'
require 'puma'
require 'puma/server'
require 'uri'

RENDER = URI("#{ENV.fetch('RENDERER_URL')}/render")
# Seconds after SIGTERM.
CLOSES = 1.3
CANCELS = 4.0
ENDS = 4.5

def clock
  Process.clock_gettime(Process::CLOCK_MONOTONIC)
end

# Renders invoices until it is closed, and knows which calls are open.
class Invoices
  def initialize
    @mutex = Mutex.new
    @changed = ConditionVariable.new
    @open = 0
    @state = :serving
    @cancelled = false
  end

  def call(env)
    case env['PATH_INFO']
    when '/healthz' then answer(200)
    when '/readyz' then answer(@state == :serving ? 200 : 503)
    when '/invoices' then invoice(env['rack.input'].read)
    else answer(404)
    end
  end

  def drain
    @state = :draining
  end

  def close
    @mutex.synchronize { @state = :closed }
  end

  def cancel
    @mutex.synchronize do
      @cancelled = true
      @changed.broadcast
    end
  end

  def wait_for_none(until_time)
    @mutex.synchronize do
      @changed.wait(@mutex, 0.05) while @open.positive? && clock < until_time
    end
  end

  private

  def invoice(body)
    return answer(503) unless begin_call

    begin
      answer(*ask(body))
    ensure
      @mutex.synchronize do
        @open -= 1
        @changed.broadcast
      end
    end
  end

  def begin_call
    @mutex.synchronize { @state == :closed ? false : @open += 1 }
  end

  # The renderer is asked in a thread that can be left alone.
  def ask(body)
    result = nil
    Thread.new do
      found = render(body)
      @mutex.synchronize do
        result = found
        @changed.broadcast
      end
    end
    @mutex.synchronize { @changed.wait(@mutex, 0.5) until result || @cancelled }
    result || [503, '{}']
  end

  def render(body)
    options = { open_timeout: 5, read_timeout: 30, max_retries: 0 }
    headers = { 'Content-Type' => 'application/json' }
    answer = Net::HTTP.start(RENDER.host, RENDER.port, **options) { |http| http.post(RENDER.path, body, headers) }
    answer.code == '200' ? [200, answer.body] : [502, '{}']
  rescue StandardError
    [502, '{}']
  end

  def answer(status, body = '{}')
    headers = { 'content-type' => 'application/json' }
    headers['connection'] = 'close' if @state == :closed
    [status, headers, [body]]
  end
end

app = Invoices.new
server = Puma::Server.new(app, nil, min_threads: 8, max_threads: 80)
server.add_tcp_listener('127.0.0.1', Integer(ENV.fetch('PORT', '8080')))
server.run

stop = Queue.new
trap('TERM') { stop << true }
stop.pop

began = clock
app.drain
sleep CLOSES
app.close
app.wait_for_none(began + CANCELS)
app.cancel
app.wait_for_none(began + ENDS)
sleep 0.1
exit! 0
