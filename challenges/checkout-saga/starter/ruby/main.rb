require 'json'
require 'pg'
require 'sinatra/base'

# One connection for each of Puma's threads.
def database
  Thread.current[:database] ||= PG.connect(ENV.fetch('DATABASE_URL'))
end

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

  not_found do
    status 501
    content_type 'application/problem+json'
    JSON.generate(type: 'about:blank', title: 'Not written yet', status: 501)
  end
end

Shop.run!
