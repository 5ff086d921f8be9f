require 'json'
require 'net/http'
require 'sinatra/base'

RENDERER = URI("#{ENV.fetch('RENDERER_URL')}/render")

# What is going on in this process: how many calls are open, and since when it drains.
module Draining
  @open = 0
  @lock = Mutex.new

  class << self
    def begin!
      @since ||= now
    end

    def seconds
      @since ? now - @since : -1
    end

    def idle?
      @lock.synchronize { @open.zero? }
    end

    def count
      @lock.synchronize { @open += 1 }
      yield
    ensure
      @lock.synchronize { @open -= 1 }
    end

    private

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end

class Invoices < Sinatra::Base
  set :server, :puma
  set :server_settings, { Threads: '0:64' }
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true
  set :traps, false

  before { content_type :json }

  # A process that drains wants nothing new, so both probes tell that it is going.
  %w[/healthz /readyz].each do |path|
    get path do
      status Draining.seconds.negative? ? 200 : 503
      JSON.generate(draining: !Draining.seconds.negative?)
    end
  end

  post '/invoices' do
    Draining.count do
      halt 503, '{"error": "this process ends"}' if Draining.seconds >= 1.4
      answer = render_invoice(request.body.read)
      status answer[0]
      answer[1]
    end
  end

  private

  def render_invoice(body)
    work = Thread.new do
      response = Net::HTTP.post(RENDERER, body, 'Content-Type' => 'application/json')
      response.code == '200' ? [200, response.body] : [502, '{"error": "not rendered"}']
    rescue SystemCallError, IOError, Timeout::Error
      [502, '{"error": "no answer"}']
    end
    loop do
      return work.value if work.join(0.05)
      return [503, '{"error": "not rendered in time"}'] if Draining.seconds >= 4
    end
  end
end

def listening?
  TCPSocket.new('127.0.0.1', Invoices.port).close
  true
rescue SystemCallError
  false
end

Thread.new { Invoices.run! }
sleep 0.05 until listening?
# Puma has set its own trap by now.
trap('TERM') { Draining.begin! }
sleep 0.05 until Draining.seconds >= 4.4 || (Draining.seconds >= 1.6 && Draining.idle?)
exit! 0
