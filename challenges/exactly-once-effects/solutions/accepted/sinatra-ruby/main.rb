# frozen_string_literal: true

require 'json'
require 'net/http'
require 'pg'
require 'sinatra/base'

# Puts a mail whose id follows from the message; true once mail has said that it is sent.
class Mail
  URL = URI(ENV.fetch('MAIL_URL'))
  OPTIONS = { open_timeout: 2, read_timeout: 4, write_timeout: 2, max_retries: 0 }.freeze

  def self.put?(id:, account:, points:, **)
    body = JSON.generate(message: id, account:, points:)
    answer = Net::HTTP.start(URL.host, URL.port, **OPTIONS) do |http|
      http.send_request('PUT', "/mails/#{id}", body, 'Content-Type' => 'application/json')
    end
    answer.is_a?(Net::HTTPSuccess)
  rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError => e
    warn e.message
    false
  end
end

class Points < Sinatra::Base
  set :server, :puma
  set :server_settings, { Threads: '16:16' }
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true

  before { content_type :json }

  get '/healthz' do
    database.exec('SELECT 1')
    JSON.generate(status: 'ok')
  end

  get '/accounts/:id' do
    found = database.exec_params('SELECT balance, level FROM accounts WHERE id = $1', [params['id']]).first
    halt 404, JSON.generate(error: 'no such account') unless found

    JSON.generate(account: params['id'], balance: found['balance'].to_i, level: found['level'])
  end

  post '/deliveries' do
    case JSON.parse(request.body.read, symbolize_names: true)
    in { topic: 'levels' } => message
      change_level(**message)
    in { topic: 'points' } => message
      add_points(**message)
      halt 503 unless Mail.put?(**message)
    end
    204
  end

  helpers do
    # One connection for each of Puma's threads.
    def database = Thread.current[:database] ||= PG.connect(ENV.fetch('DATABASE_URL'))

    def change_level(account:, version:, level:, **)
      database.exec_params(<<~SQL, [account, level, version])
        UPDATE accounts SET level = $2, level_version = $3 WHERE id = $1 AND level_version < $3::integer
      SQL
    end

    def add_points(id:, account:, points:, **)
      database.transaction do |transaction|
        known = transaction.exec_params('INSERT INTO inbox (message) VALUES ($1) ON CONFLICT DO NOTHING', [id])
        next if known.cmd_tuples.zero?

        transaction.exec_params(
          'INSERT INTO entries (message, account, points) VALUES ($1, $2, $3)', [id, account, points]
        )
        transaction.exec_params('UPDATE accounts SET balance = balance + $2 WHERE id = $1', [account, points])
      end
    end
  end
end

Points.run!
