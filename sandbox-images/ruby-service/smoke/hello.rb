require 'pg'
require 'puma'
require 'sinatra/base'

puts 'hello' if [PG::Connection, Puma::Server, Sinatra::Base].all?(Class)
