require 'json'
require 'pg'
require 'puma'
require 'sinatra/base'

# An error that a client is told about.
class Problem < StandardError
  attr_reader :status

  def initialize(status, title)
    super(title)
    @status = status
  end
end

NOTE = <<~SQL.freeze
  SELECT n.id, n.title, n.body, n.version,
         (SELECT coalesce(json_agg(t.tag ORDER BY t.tag COLLATE "C"), '[]') FROM note_tags t WHERE t.note_id = n.id) AS tags
    FROM notes n
SQL

TAG = /\A[a-z0-9-]{1,30}\z/
NUMBER = /\A[1-9][0-9]{0,8}\z/

# The connection of this thread; a broken one is replaced.
def database
  current = Thread.current[:database]
  return current if current && current.status == PG::CONNECTION_OK

  Thread.current[:database] = PG.connect(ENV.fetch('DATABASE_URL'))
end

def query(sql, values = [])
  database.exec_params(sql, values).map do |row|
    row.merge('id' => Integer(row['id']), 'tags' => row['tags'] && JSON.parse(row['tags']))
  end
end

class Notes < Sinatra::Base
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
    def parse_note
      note = JSON.parse(request.body.read)
      raise Problem.new(422, 'A note is an object') unless note.is_a?(Hash)
      raise Problem.new(422, 'Unknown key') unless (note.keys - %w[title body tags]).empty?

      title, body, tags = note.values_at('title', 'body', 'tags')
      tags = [] unless note.key?('tags')
      raise Problem.new(422, 'title must have 1 to 100 characters') unless text?(title, 100)
      raise Problem.new(422, 'body must have 1 to 10000 characters') unless text?(body, 10_000)

      valid = tags.is_a?(Array) && tags.size <= 10 && tags.all? { |tag| tag.is_a?(String) && tag.match?(TAG) }
      raise Problem.new(422, 'tags must be up to 10 words of a-z, 0-9 and hyphens') unless valid

      [title, body, tags.uniq]
    rescue JSON::ParserError
      raise Problem.new(400, 'The body is not JSON')
    end

    def text?(value, longest)
      value.is_a?(String) && value.length.between?(1, longest)
    end

    def parse_id
      raise Problem.new(404, 'There is no such note') unless params['id'].match?(NUMBER)

      Integer(params['id'])
    end

    def etag_of(note)
      %("#{note['version']}")
    end

    def find(id)
      query("#{NOTE} WHERE n.id = $1", [id]).first or raise Problem.new(404, 'There is no such note')
    end

    def lock(id, if_match)
      row = query('SELECT id, version, NULL AS tags FROM notes WHERE id = $1 FOR UPDATE', [id]).first
      raise Problem.new(404, 'There is no such note') if row.nil?
      raise Problem.new(412, 'The note has changed') unless [nil, '*', etag_of(row)].include?(if_match)
    end

    def put_tags(id, tags)
      database.exec_params(
        'INSERT INTO note_tags SELECT $1, tag FROM json_array_elements_text($2::json) AS tag', [id, JSON.generate(tags)]
      )
    end

    def show(note)
      note.slice('id', 'title', 'body', 'tags')
    end

    def answer(note)
      content_type :json
      headers 'ETag' => etag_of(note)
      JSON.generate(show(note))
    end

    def problem(status, title)
      status(status)
      content_type 'application/problem+json'
      body JSON.generate(type: 'about:blank', title: title, status: status)
    end
  end

  get '/healthz' do
    database.exec('SELECT 1')
    content_type :json
    JSON.generate(status: 'ok')
  end

  get '/notes' do
    limit, after, tag = params.values_at('limit', 'after', 'tag')
    size = limit.nil? ? 20 : limit[/\A[0-9]{1,3}\z/].to_i
    raise Problem.new(400, 'limit must be 1 to 100') unless size.between?(1, 100)
    raise Problem.new(400, 'after must be a next of a page') unless after.nil? || after.match?(NUMBER)
    raise Problem.new(400, 'tag is no tag') unless tag.nil? || tag.match?(TAG)

    values = [size + 1, after || 2_147_483_647]
    filter = tag && "AND n.id IN (SELECT note_id FROM note_tags WHERE tag = $#{values.push(tag).size})"
    notes = query("#{NOTE} WHERE n.id < $2::integer #{filter} ORDER BY n.id DESC LIMIT $1", values)
    items = notes.first(size)
    content_type :json
    JSON.generate(items: items.map { |note| show(note) }, next: notes.size > size ? items.last['id'].to_s : nil)
  end

  post '/notes' do
    title, text, tags = parse_note
    note = database.transaction do
      id = query('INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id, NULL AS tags', [title, text]).first['id']
      put_tags(id, tags)
      find(id)
    end
    status 201
    headers 'Location' => "/notes/#{note['id']}"
    answer(note)
  end

  get '/notes/:id' do
    note = find(parse_id)
    if request.env['HTTP_IF_NONE_MATCH'] == etag_of(note)
      headers 'ETag' => etag_of(note)
      halt 304
    end
    answer(note)
  end

  put '/notes/:id' do
    id = parse_id
    title, text, tags = parse_note
    if_match = request.env['HTTP_IF_MATCH']
    raise Problem.new(428, 'If-Match is required') if if_match.nil?

    note = database.transaction do
      lock(id, if_match)
      database.exec_params('UPDATE notes SET title = $2, body = $3, version = version + 1 WHERE id = $1', [id, title, text])
      database.exec_params('DELETE FROM note_tags WHERE note_id = $1', [id])
      put_tags(id, tags)
      find(id)
    end
    answer(note)
  end

  delete '/notes/:id' do
    id = parse_id
    database.transaction do
      lock(id, request.env['HTTP_IF_MATCH'])
      database.exec_params('DELETE FROM notes WHERE id = $1', [id])
    end
    status 204
  end

  { '/notes' => 'GET, HEAD, POST', '/notes/:id' => 'GET, HEAD, PUT, DELETE' }.each do |path, offered|
    %i[get post put patch delete options].each do |verb|
      send(verb, path) do
        headers 'Allow' => offered
        raise Problem.new(405, 'Method not allowed')
      end
    end
  end

  not_found { problem(404, 'There is no such path') }

  error do |error|
    next problem(error.status, error.message) if error.is_a?(Problem)

    warn error.full_message
    problem(500, 'Something went wrong')
  end
end

Notes.run!
