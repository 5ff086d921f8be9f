require 'json'
require 'pg'
require 'puma'
require 'sinatra/base'
require 'time'

# An error that a client is told about.
class Problem < StandardError
  attr_reader :status, :more

  def initialize(status, title, more = {})
    super(title)
    @status = status
    @more = more
  end
end

TYPES = PG::BasicTypeMapForResults
ENCODE = PG::TextEncoder::Array.new(elements_type: PG::TextEncoder::Integer.new)
ID = /\A[1-9][0-9]{0,8}\z/

# The connection of this thread; a broken one is replaced.
def database
  current = Thread.current[:database]
  return current if current && current.status == PG::CONNECTION_OK

  fresh = PG.connect(ENV.fetch('DATABASE_URL'))
  fresh.type_map_for_results = TYPES.new(fresh)
  Thread.current[:database] = fresh
end

def query(sql, values = [])
  database.exec_params(sql, values.map { |value| value.is_a?(Array) ? ENCODE.encode(value) : value }).to_a
end

SHOW = <<~SQL.freeze
  SELECT w.id, w.name, count(*)::integer AS seats,
         count(*) FILTER (WHERE h.status = 'held' AND h.expires_at > clock_timestamp())::integer AS held,
         count(*) FILTER (WHERE h.status = 'confirmed')::integer AS sold
    FROM shows w JOIN seats s ON s.show_id = w.id LEFT JOIN holds h ON h.id = s.hold_id
   WHERE w.id = $1 GROUP BY w.id
SQL

HOLD = <<~SQL.freeze
  SELECT id, show_id, seats, to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS expires_at,
         CASE WHEN status = 'held' AND expires_at <= clock_timestamp() THEN 'expired' ELSE status END AS status,
         request = $2::jsonb AS same
    FROM holds
SQL

def read_show(id)
  show = query(SHOW, [id]).first or raise Problem.new(404, 'There is no such show')
  show.merge('available' => show['seats'] - show['held'] - show['sold'])
end

def read_hold(id)
  query("#{HOLD} WHERE id = $1", [id, 'null']).first or raise Problem.new(404, 'There is no such hold')
end

# Seats of the show that nobody has. Whoever asks holds the lock of the show.
def free_seats(show)
  query("UPDATE holds SET status = 'expired' WHERE show_id = $1 AND status = 'held' AND expires_at <= clock_timestamp()", [show])
  query(<<~SQL, [show]).map { |row| row['number'] }
    SELECT s.number FROM seats s LEFT JOIN holds h ON h.id = s.hold_id
     WHERE s.show_id = $1 AND (h.id IS NULL OR h.status IN ('released', 'expired')) ORDER BY s.number
  SQL
end

def choose(show, wish)
  free = free_seats(show)
  count, seats = wish.values_at('count', 'seats')
  if count
    raise Problem.new(409, 'Not so many seats are available') if free.size < count

    return free.first(count)
  end
  most = query('SELECT max(number) AS most FROM seats WHERE show_id = $1', [show]).first['most']
  raise Problem.new(422, 'The show lacks some of the seats') if seats.max > most

  taken = seats - free
  raise Problem.new(409, 'Some of the seats are taken', { seats: taken }) unless taken.empty?

  seats
end

# The id of the hold, made now or by an equal request before.
def reserve(show, key, wish)
  request = JSON.generate(wish)
  database.transaction do
    raise Problem.new(404, 'There is no such show') if query('SELECT id FROM shows WHERE id = $1 FOR UPDATE', [show]).empty?

    known = query("#{HOLD} WHERE show_id = $1 AND idempotency_key = $3", [show, request, key]).first
    raise Problem.new(422, 'The key was used with another body') if known && !known['same']
    next known['id'] if known

    seats = choose(show, wish)
    id = query(<<~SQL, [show, request, key, seats, wish['seconds']]).first['id']
      INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
      VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) RETURNING id
    SQL
    query('UPDATE seats SET hold_id = $1 WHERE show_id = $2 AND number = ANY($3)', [id, show, seats])
    id
  end
end

class Seats < Sinatra::Base
  set :server, :puma
  set :server_settings, Threads: '1:8', Silent: true
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :show_exceptions, false
  set :raise_errors, false
  set :quiet, true
  disable :protection

  helpers do
    def integer?(value, most)
      value.is_a?(Integer) && value.between?(1, most)
    end

    def parse(*keys)
      body = JSON.parse(request.body.read)
      raise Problem.new(422, 'Unknown keys, or no object') unless body.is_a?(Hash) && (body.keys - keys).empty?

      body
    rescue JSON::ParserError
      raise Problem.new(400, 'The body is not JSON')
    end

    def parse_wish
      wish = { 'seconds' => 300, **parse('seats', 'count', 'seconds') }
      seats = wish['seats']
      right = integer?(wish['seconds'], 600) && wish.key?('seats') != wish.key?('count')
      right &&= integer?(wish['count'], 10) if wish.key?('count')
      right &&= seats.is_a?(Array) && seats.size.between?(1, 10) && seats.uniq.size == seats.size if wish.key?('seats')
      right &&= seats.all? { |seat| integer?(seat, 500) } if wish.key?('seats')
      raise Problem.new(422, 'A hold has up to 10 seats, or a count, and 1 to 600 seconds') unless right

      wish
    end

    def id
      raise Problem.new(404, 'Not found') unless params['id'].match?(ID)

      Integer(params['id'])
    end

    def answer(body)
      content_type :json
      JSON.generate(body)
    end

    def shown(hold)
      hold.slice('id', 'show_id', 'seats', 'status', 'expires_at')
    end

    def finish(status)
      done = query(<<~SQL, [id, status])
        UPDATE holds SET status = $2 WHERE id = $1 AND status = 'held' AND expires_at > clock_timestamp() RETURNING id
      SQL
      hold = read_hold(id)
      raise Problem.new(409, "The hold is #{hold['status']}") if done.empty?

      answer(shown(hold))
    end

    def problem(status, title, more = {})
      status(status)
      content_type 'application/problem+json'
      body JSON.generate(type: 'about:blank', title: title, status: status, **more)
    end
  end

  get('/healthz') { answer(query('SELECT 1 AS ready')) }

  post '/shows' do
    name, seats = parse('name', 'seats').values_at('name', 'seats')
    right = name.is_a?(String) && name.length.between?(1, 80) && integer?(seats, 500)
    raise Problem.new(422, 'name has 1 to 80 characters, seats are 1 to 500') unless right

    show = database.transaction do
      made = query('INSERT INTO shows (name) VALUES ($1) RETURNING id', [name]).first['id']
      query('INSERT INTO seats SELECT $1, n FROM generate_series(1, $2::integer) AS n', [made, seats])
      read_show(made)
    end
    status 201
    headers 'Location' => "/shows/#{show['id']}"
    answer(show)
  end

  get('/shows/:id') { answer(read_show(id)) }

  post '/shows/:id/holds' do
    show = id
    wish = parse_wish
    key = request.env['HTTP_IDEMPOTENCY_KEY'].to_s
    raise Problem.new(400, 'An Idempotency-Key is needed') if key.empty?

    hold = read_hold(reserve(show, key, wish))
    status 201
    headers 'Location' => "/holds/#{hold['id']}"
    answer(shown(hold).merge('status' => 'held'))
  end

  get('/holds/:id') { answer(shown(read_hold(id))) }
  post('/holds/:id/confirm') { finish('confirmed') }
  post('/holds/:id/release') { finish('released') }

  offered = {
    '/healthz' => 'GET, HEAD', '/shows' => 'POST', '/shows/:id' => 'GET, HEAD', '/shows/:id/holds' => 'POST',
    '/holds/:id' => 'GET, HEAD', '/holds/:id/confirm' => 'POST', '/holds/:id/release' => 'POST'
  }
  offered.each do |path, methods|
    %i[get post put patch delete options].each do |verb|
      send(verb, path) do
        headers 'Allow' => methods
        raise Problem.new(405, 'Method not allowed')
      end
    end
  end

  not_found { problem(404, 'There is no such path') }

  error do |error|
    next problem(error.status, error.message, error.more) if error.is_a?(Problem)

    warn error.full_message
    problem(500, 'Something went wrong')
  end
end

Seats.run!
