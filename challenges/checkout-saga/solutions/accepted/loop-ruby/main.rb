# frozen_string_literal: true

require 'json'
require 'net/http'
require 'pg'
require 'sinatra/base'

def connect = PG.connect(ENV.fetch('DATABASE_URL'))

# A service that takes one step of an order.
class Step
  class Refused < StandardError; end
  class Unknown < StandardError; end

  OPTIONS = { open_timeout: 1, read_timeout: 1, write_timeout: 1, max_retries: 0 }.freeze

  def initialize(url, path)
    @uri = URI(url)
    @path = path
  end

  def take(order) = ask(Net::HTTP::Put, order)
  def undo(order) = ask(Net::HTTP::Delete, order)

  private

  def ask(verb, order)
    message = verb.new("#{@path}/#{order}")
    status = Net::HTTP.start(@uri.host, @uri.port, **OPTIONS) { |http| http.request(message) }.code.to_i
    return if status.between?(200, 299)
    raise Refused if verb == Net::HTTP::Put && [402, 409].include?(status)

    raise Unknown, "#{message.method} #{message.path} answered #{status}"
  rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError => e
    raise Unknown, e.message
  end
end

# Moves open orders on, one after the other; several of them share the work.
class Worker
  STEPS = [
    Step.new(ENV.fetch('STOCK_URL'), '/reservations'),
    Step.new(ENV.fetch('BANK_URL'), '/charges'),
    Step.new(ENV.fetch('CARRIER_URL'), '/shipments')
  ].freeze
  # Locked until the transaction ends, however it ends.
  NEXT = <<~SQL
    SELECT id, (SELECT count(*) FROM progress WHERE order_id = id) AS refusals
      FROM orders WHERE state = 'open' ORDER BY random() LIMIT 1
       FOR NO KEY UPDATE OF orders SKIP LOCKED
  SQL
  PAUSE_SECONDS = 0.05

  def self.start(count) = count.times { Thread.new { new.run } }

  def run
    orders = connect
    @notes = connect
    loop do
      sleep PAUSE_SECONDS unless orders.transaction { |transaction| take_one(transaction) }
    rescue Step::Unknown => e
      warn e.message
    end
  end

  private

  # Nil where nothing is open.
  def take_one(transaction)
    row = transaction.exec(NEXT).first or return
    order = row['id']
    state = row['refusals'] == '0' ? forward(order) : back(order)
    transaction.exec_params('UPDATE orders SET state = $2 WHERE id = $1', [order, state])
  end

  def forward(order)
    STEPS.each { |step| step.take(order) }
    'confirmed'
  rescue Step::Refused
    # Over another connection, since it stays when what follows fails.
    @notes.exec_params("INSERT INTO progress (order_id, step) VALUES ($1, 'back') ON CONFLICT DO NOTHING", [order])
    back(order)
  end

  def back(order)
    STEPS.reverse_each { |step| step.undo(order) }
    'cancelled'
  end
end

class Checkout < Sinatra::Base
  set :server, :puma
  set :server_settings, { Threads: '4:8' }
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true

  before { content_type :json }

  get '/healthz' do
    database.exec('SELECT 1')
    JSON.generate(status: 'ok')
  end

  post '/orders' do
    order, amount = JSON.parse(request.body.read).values_at('order', 'amount')
    database.exec_params('INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', [order, amount])
    [202, JSON.generate(order:, state: 'open')]
  end

  get '/orders/:id' do
    row = database.exec_params('SELECT state FROM orders WHERE id = $1', [params['id']]).first
    halt 404, JSON.generate(error: 'no such order') unless row

    JSON.generate(order: params['id'], state: row['state'])
  end

  helpers do
    # One connection for each of Puma's threads.
    def database = Thread.current[:database] ||= connect
  end
end

Worker.start(4)
Checkout.run!
