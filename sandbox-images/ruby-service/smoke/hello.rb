require 'pg'
require 'puma'
require 'rackup'
require 'sinatra/base'

puts 'hello' if [PG::Connection, Puma::Server, Sinatra::Base].all?(Class)
