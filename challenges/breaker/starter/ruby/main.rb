require 'json'
require 'sinatra/base'

# Where the other services are.
RATES_URL = ENV.fetch('RATES_URL')
STOCK_URL = ENV.fetch('STOCK_URL')

class Checkout < Sinatra::Base
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

  # GET /rates/{id} asks "#{RATES_URL}/rates/{id}", GET /stock/{id} asks "#{STOCK_URL}/stock/{id}".
  not_found do
    status 501
    JSON.generate(error: 'not written yet')
  end
end

Checkout.run!
