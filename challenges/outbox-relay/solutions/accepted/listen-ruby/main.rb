# frozen_string_literal: true

require 'json'
require 'net/http'
require 'pg'
require 'securerandom'
require 'sinatra/base'

def connect = PG.connect(ENV.fetch('DATABASE_URL'))

# Publishes events of the outbox, oldest first. A connection of its own hears when an order is committed.
class Relay
  TOPIC = URI("#{ENV.fetch('BROKER_URL')}/topics/orders")
  UNPUBLISHED = 'SELECT id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 20'
  WAIT_SECONDS = 0.1

  def self.start = Thread.new { new.run }

  def run
    loop do
      work(connect)
    rescue PG::Error => e
      warn e.message
      sleep WAIT_SECONDS
    end
  end

  private

  def work(database)
    database.exec('LISTEN outbox')
    loop do
      database.wait_for_notify(WAIT_SECONDS) unless publish_all(database)
    end
  ensure
    database.close
  end

  # False where there was nothing to publish, or the broker failed.
  def publish_all(database)
    events = database.exec(UNPUBLISHED)
    events.each do |row|
      return false unless published?(row['event'])

      database.exec_params('UPDATE outbox SET published_at = now() WHERE id = $1', [row['id']])
    end
    events.ntuples.positive?
  end

  def published?(event)
    options = { open_timeout: 1, read_timeout: 1, write_timeout: 1, max_retries: 0 }
    answer = Net::HTTP.start(TOPIC.host, TOPIC.port, **options) do |http|
      http.post(TOPIC.path, event, 'Content-Type' => 'application/json')
    end
    answer.is_a?(Net::HTTPAccepted)
  rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError => e
    warn e.message
    false
  end
end

class Shop < Sinatra::Base
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
    case JSON.parse(request.body.read, symbolize_names: true)
    in { order: String => order, amount: Integer => amount } if amount.positive?
      place(order, amount)
      [201, JSON.generate(order:, amount:)]
    else
      [422, JSON.generate(error: 'an order has an id and an amount of at least 1')]
    end
  end

  helpers do
    # One connection for each of Puma's threads.
    def database = Thread.current[:database] ||= connect

    def place(order, amount)
      database.transaction do |transaction|
        placed = transaction.exec_params(
          'INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', [order, amount]
        )
        next if placed.cmd_tuples.zero?

        event = { id: SecureRandom.uuid, type: 'order.placed', order:, amount: }
        transaction.exec_params('INSERT INTO outbox (event) VALUES ($1)', [JSON.generate(event)])
        transaction.exec('NOTIFY outbox')
      end
    end
  end
end

Relay.start
Shop.run!
