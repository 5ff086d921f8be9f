require 'json'
require 'net/http'
require 'pg'
require 'sinatra/base'

BROKER = URI("#{ENV.fetch('BROKER_URL')}/topics/orders")

# One connection for each thread.
def database
  Thread.current[:database] ||= PG.connect(ENV.fetch('DATABASE_URL'))
end

# Orders are the source, and outbox lists what the broker has taken: an event is `{"id": …}`. Its id is made of
# the order, so it is the same in every attempt.
class Relay
  UNPUBLISHED = <<~SQL.freeze
    SELECT id, amount FROM orders
    WHERE NOT EXISTS (SELECT FROM outbox WHERE outbox.event ->> 'id' = 'placed-' || orders.id)
    ORDER BY placed_at LIMIT 50
  SQL

  def initialize
    @wake = Queue.new
  end

  def wake
    @wake << true if @wake.empty?
  end

  def run
    loop do
      rest = publish_all
      @wake.pop(timeout: rest ? 0.2 : 1)
    rescue StandardError => e
      warn "relay: #{e.class}"
      Thread.current[:database] = nil
      sleep 0.2
    end
  end

  # Whether something is left that the broker did not take.
  def publish_all
    failed = false
    until (orders = database.exec(UNPUBLISHED).to_a).empty?
      published = orders.count { |order| publish(order) }
      failed = published < orders.size
      break if failed
    end
    failed
  end

  def publish(order)
    event = { id: "placed-#{order['id']}", type: 'order.placed', order: order['id'], amount: order['amount'].to_i }
    return false unless taken?(event)

    database.exec_params('INSERT INTO outbox (event, published_at) VALUES ($1, now())', [JSON.generate(event)])
    true
  end

  def taken?(event)
    request = Net::HTTP::Post.new(BROKER, 'Content-Type' => 'application/json')
    request.body = JSON.generate(event)
    Net::HTTP.start(BROKER.host, BROKER.port, open_timeout: 1, read_timeout: 1) do |http|
      http.max_retries = 0
      http.request(request).code == '202'
    end
  rescue StandardError
    false
  end
end

RELAY = Relay.new

class Shop < Sinatra::Base
  set :server, :puma
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true

  get '/healthz' do
    database.exec('SELECT 1')
    content_type :json
    JSON.generate(status: 'ok')
  end

  post '/orders' do
    order = read_order or halt 422, problem('order must be a text, and amount an integer of at least 1')
    store(order) or halt 422, problem('There is another order with this id')
    RELAY.wake
    status 201
    content_type :json
    JSON.generate(order)
  end

  def read_order
    body = JSON.parse(request.body.read)
    return nil unless body.is_a?(Hash) && body['order'].is_a?(String) && !body['order'].empty?
    return nil unless body['amount'].is_a?(Integer) && body['amount'].between?(1, 2_147_483_647)

    body.slice('order', 'amount')
  rescue JSON::ParserError
    nil
  end

  # The same order again is fine.
  def store(order)
    values = order.values_at('order', 'amount')
    database.exec_params('INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', values)
    database.exec_params('SELECT 1 FROM orders WHERE id = $1 AND amount = $2', values).ntuples == 1
  end

  def problem(title)
    content_type 'application/problem+json'
    JSON.generate(type: 'about:blank', title: title, status: 422)
  end
end

Thread.new { RELAY.run }
Shop.run!
