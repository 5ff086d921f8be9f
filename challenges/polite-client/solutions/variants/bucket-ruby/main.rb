require 'json'
require 'net/http'
require 'sinatra/base'

TRACKING = URI(ENV.fetch('TRACKING_URL'))
LABELS = URI(ENV.fetch('LABELS_URL'))
DEADLINE = 1.8
ATTEMPT = 0.6
GAPS = [0.1, 0.25].freeze

Answer = Struct.new(:status, :body, :retry_after) do
  def final? = !status.nil? && status != 429 && status < 500
end

class Budget
  def initialize
    @lock = Mutex.new
    @tokens = 100.0
  end

  def earn = @lock.synchronize { @tokens += 0.2 }

  def spend
    @lock.synchronize do
      return false if @tokens < 1

      @tokens -= 1
      true
    end
  end
end

BUDGET = Budget.new

def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)

def ask(service, request, seconds)
  http = Net::HTTP.new(service.host, service.port)
  http.max_retries = 0
  http.open_timeout = http.read_timeout = http.write_timeout = seconds
  response = http.start { http.request(request) }
  Answer.new(response.code.to_i, response.body, response['Retry-After'].to_f)
rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError
  Answer.new(nil, '', 0)
end

def track(path)
  BUDGET.earn
  deadline = now + DEADLINE
  answer = nil
  [*GAPS, nil].each do |gap|
    answer = ask(TRACKING, Net::HTTP::Get.new(path), [ATTEMPT, deadline - now].min)
    return answer if answer.final? || gap.nil?

    wait = answer.retry_after + gap * (0.3 + rand)
    return answer if now + wait + 0.05 > deadline || !BUDGET.spend

    sleep(wait)
  end
end

class Desk < Sinatra::Base
  set :server, :puma
  set :server_settings, { Threads: '16:64' }
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true

  before { content_type :json }

  get '/healthz' do
    JSON.generate(status: 'ok')
  end

  get '/parcels/:id' do
    pass_on track("/parcels/#{params[:id]}")
  end

  post '/labels' do
    asked = Net::HTTP::Post.new('/labels', 'Content-Type' => 'application/json')
    asked.body = request.body.read
    pass_on ask(LABELS, asked, DEADLINE)
  end

  def pass_on(answer)
    return [answer.status, answer.body] if answer.final?

    [502, JSON.generate(error: 'the dependency does not answer')]
  end
end

Desk.run!
