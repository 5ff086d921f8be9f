require 'json'
require 'sinatra/base'

# Where the other services are.
PRICES_URL = ENV.fetch('PRICES_URL')
STOCK_URL = ENV.fetch('STOCK_URL')
COLLECTOR_URL = ENV.fetch('COLLECTOR_URL')

class Quotes < Sinatra::Base
  set :server, :puma
  set :server_settings, { Threads: '0:64' }
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true

  before { content_type :json }

  get '/healthz' do
    JSON.generate(status: 'ok')
  end

  # GET /quotes/{id} asks "#{PRICES_URL}/prices/{id}" and "#{STOCK_URL}/stock/{id}".
  # Spans go to "#{COLLECTOR_URL}/v1/traces".
  not_found do
    status 501
    JSON.generate(error: 'not written yet')
  end
end

Quotes.run!
