require 'json'
require 'sinatra/base'

# Where the renderer is.
RENDERER_URL = ENV.fetch('RENDERER_URL')

class Invoices < Sinatra::Base
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

  get '/readyz' do
    JSON.generate(status: 'ready')
  end

  # POST /invoices asks "#{RENDERER_URL}/render". On SIGTERM the process ends right away.
  not_found do
    status 501
    JSON.generate(error: 'not written yet')
  end
end

Invoices.run!
