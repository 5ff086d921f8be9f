require 'json'
require 'pg'
require 'sinatra/base'
require 'time'

# One connection for each of Puma's threads.
def database
  Thread.current[:database] ||= PG.connect(ENV.fetch('DATABASE_URL')).tap do |connection|
    connection.type_map_for_results = PG::BasicTypeMapForResults.new(connection)
  end
end

class Problem < StandardError
  attr_reader :status, :more

  def initialize(status, title, more = {})
    super(title)
    @status = status
    @more = more
  end
end

module Values
  module_function

  def whole?(value, range)
    value.is_a?(Integer) && range.cover?(value)
  end

  def object(text, known)
    body = JSON.parse(text)
    raise Problem.new(422, 'The body must be an object') unless body.is_a?(Hash)
    raise Problem.new(422, 'There is an unknown field') unless (body.keys - known).empty?

    body
  rescue JSON::ParserError
    raise Problem.new(400, 'The body is not JSON')
  end

  def show(text)
    name, seats = object(text, %w[name seats]).values_at('name', 'seats')
    raise Problem.new(422, 'name is invalid') unless name.is_a?(String) && name.length.between?(1, 80)
    raise Problem.new(422, 'seats is invalid') unless whole?(seats, 1..500)

    [name, seats]
  end

  def wish(text)
    body = object(text, %w[seats count seconds])
    raise Problem.new(422, 'Give either seats or count') if body.key?('seats') == body.key?('count')

    seconds = body.fetch('seconds', 300)
    raise Problem.new(422, 'seconds is invalid') unless whole?(seconds, 1..600)
    return { 'seats' => seats(body['seats']), 'seconds' => seconds } if body.key?('seats')
    raise Problem.new(422, 'count is invalid') unless whole?(body['count'], 1..10)

    { 'count' => body['count'], 'seconds' => seconds }
  end

  # The same seat twice is the same seat.
  def seats(list)
    seats = list.is_a?(Array) ? list.uniq : []
    unless seats.size.between?(1, 10) && seats.all? { |seat| whole?(seat, 1..1_000_000_000) }
      raise Problem.new(422, 'seats is invalid')
    end

    seats
  end
end

module Store
  STATUS = "CASE WHEN h.status = 'held' AND h.expires_at <= clock_timestamp() THEN 'expired' ELSE h.status END".freeze
  SEATS = <<~SQL.freeze
    SELECT s.number, #{STATUS} AS status FROM seats s LEFT JOIN holds h ON h.id = s.hold_id
    WHERE s.show_id = $1 ORDER BY s.number
  SQL
  HOLD = "SELECT h.id, h.show_id, to_json(h.seats) AS seats, h.expires_at, #{STATUS} AS status FROM holds h".freeze

  module_function

  def rows(sql, *values)
    database.exec_params(sql, values).to_a
  end

  def create_show(name, seats)
    database.transaction do
      id = rows('INSERT INTO shows (name) VALUES ($1) RETURNING id', name)[0]['id']
      rows('INSERT INTO seats (show_id, number) SELECT $1, generate_series(1, $2::integer)', id, seats)
      id
    end
  end

  def show(id)
    rows('SELECT id, name FROM shows WHERE id = $1', id)[0] or raise Problem.new(404, 'No such show')
  end

  def hold(id)
    rows("#{HOLD} WHERE h.id = $1", id)[0] or raise Problem.new(404, 'No such hold')
  end

  def take(show, key, wish)
    database.transaction do
      rows('SELECT 1 FROM shows WHERE id = $1 FOR UPDATE', show)
      first = rows(<<~SQL, show, key, JSON.generate(wish))[0]
        SELECT id, request = $3::jsonb AS same FROM holds WHERE show_id = $1 AND idempotency_key = $2
      SQL
      raise Problem.new(422, 'The key was used for another hold') if first && !first['same']

      hold(first ? first['id'] : insert(show, key, wish)).merge('status' => 'held')
    end
  end

  def insert(show, key, wish)
    seats = choose(wish, rows(SEATS, show))
    list = "{#{seats.join(',')}}"
    id = rows(<<~SQL, show, JSON.generate(wish), key, list, wish['seconds'])[0]['id']
      INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
      VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) RETURNING id
    SQL
    rows('UPDATE seats SET hold_id = $1 WHERE show_id = $2 AND number = ANY($3::integer[])', id, show, list)
    id
  end

  def choose(wish, seats)
    free = seats.reject { |seat| %w[held confirmed].include?(seat['status']) }.map { |seat| seat['number'] }
    return choose_lowest(wish['count'], free) if wish['count']
    raise Problem.new(422, 'The show has no such seat') if wish['seats'].max > seats.size

    taken = wish['seats'] - free
    raise Problem.new(409, 'Some seats are not available', seats: taken) unless taken.empty?

    wish['seats']
  end

  def choose_lowest(count, free)
    raise Problem.new(409, 'So many seats are not available') if free.size < count

    free.first(count)
  end

  def finish(id, status)
    changed = rows(<<~SQL, id, status)
      UPDATE holds SET status = $2 WHERE id = $1 AND status = 'held' AND expires_at > clock_timestamp() RETURNING id
    SQL
    found = hold(id)
    raise Problem.new(409, 'The hold is not held') if changed.empty?

    found
  end
end

class Seats < Sinatra::Base
  set :server, :puma
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true
  set :show_exceptions, false
  set :raise_errors, false

  before { content_type :json }

  get '/healthz' do
    database.exec('SELECT 1')
    JSON.generate(status: 'ok')
  end

  post '/shows' do
    name, seats = Values.show(request.body.read)
    id = Store.create_show(name, seats)
    created "/shows/#{id}", { id: id, name: name, seats: seats, available: seats, held: 0, sold: 0 }
  end

  get '/shows/:id' do
    show = Store.show(id)
    counts = Store.rows(Store::SEATS, show['id']).map { |row| row['status'] }.tally
    held, sold = counts.values_at('held', 'confirmed').map(&:to_i)
    seats = counts.values.sum
    JSON.generate(show.merge(seats: seats, available: seats - held - sold, held: held, sold: sold))
  end

  post '/shows/:id/holds' do
    show = Store.show(id)
    key = request.env['HTTP_IDEMPOTENCY_KEY'].to_s
    raise Problem.new(400, 'Idempotency-Key is missing') unless key.length.between?(1, 200)

    hold = Store.take(show['id'], key, Values.wish(request.body.read))
    created "/holds/#{hold['id']}", shown(hold)
  end

  get('/holds/:id') { JSON.generate(shown(Store.hold(id))) }
  post('/holds/:id/confirm') { JSON.generate(shown(Store.finish(id, 'confirmed'))) }
  post('/holds/:id/release') { JSON.generate(shown(Store.finish(id, 'released'))) }

  PATHS = {
    %r{\A/shows\z} => 'POST',
    %r{\A/shows/[^/]+/holds\z} => 'POST',
    %r{\A/holds/[^/]+/(confirm|release)\z} => 'POST',
    %r{\A/(healthz|shows/[^/]+|holds/[^/]+)\z} => 'GET'
  }.freeze

  not_found do
    next if response.content_type.to_s.start_with?('application/problem')

    allowed = PATHS.find { |pattern, _| pattern.match?(request.path_info) }&.last
    headers 'Allow' => allowed if allowed
    allowed ? problem(405, 'The path does not offer this method') : problem(404, 'No such path')
  end

  error Problem do |error|
    problem(error.status, error.message, error.more)
  end

  error do
    problem(500, 'Something went wrong')
  end

  def id
    raise Problem.new(404, 'Not found') unless params['id'].match?(/\A[1-9][0-9]{0,8}\z/)

    params['id'].to_i
  end

  def created(location, body)
    status 201
    headers 'Location' => location
    JSON.generate(body)
  end

  def shown(hold)
    hold.merge('expires_at' => hold['expires_at'].utc.iso8601(3))
  end

  def problem(code, title, more = {})
    status code
    content_type 'application/problem+json'
    JSON.generate({ type: 'about:blank', title: title, status: code }.merge(more))
  end
end

Seats.run!
