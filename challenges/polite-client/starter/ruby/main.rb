require 'json'
require 'sinatra/base'

# Where the other services are.
TRACKING_URL = ENV.fetch('TRACKING_URL')
LABELS_URL = ENV.fetch('LABELS_URL')

class Desk < Sinatra::Base
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

  # GET /parcels/{id} asks "#{TRACKING_URL}/parcels/{id}", POST /labels asks "#{LABELS_URL}/labels".
  not_found do
    status 501
    JSON.generate(error: 'not written yet')
  end
end

Desk.run!
