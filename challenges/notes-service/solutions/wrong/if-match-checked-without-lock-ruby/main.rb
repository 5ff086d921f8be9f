require 'json'
require 'pg'
require 'sinatra/base'

TAG = /\A[a-z0-9-]{1,30}\z/
NOTE_ID = /\A[1-9][0-9]{0,8}\z/
CURSOR = /\An([1-9][0-9]{0,8})\z/
LIMIT = /\A([1-9][0-9]?|100)\z/

ALLOWED = {
  %r{\A/healthz\z} => %w[GET HEAD],
  %r{\A/notes\z} => %w[GET HEAD POST],
  %r{\A/notes/[^/]+\z} => %w[GET HEAD PUT DELETE]
}.freeze

TAGS_OF_NOTE = 'to_json(ARRAY(SELECT t.tag FROM note_tags t WHERE t.note_id = n.id ORDER BY t.tag COLLATE "C")) AS tags'

# One connection for each of Puma's threads.
def database
  connection = Thread.current[:database]
  return connection if connection && !connection.finished? && connection.status == PG::CONNECTION_OK

  Thread.current[:database] = PG.connect(ENV['DATABASE_URL'] || {})
end

# Reads and writes notes as hashes with the keys id, version, title, body and tags.
module Store
  module_function

  def find(id)
    sql = "SELECT n.id, n.version, n.title, n.body, #{TAGS_OF_NOTE} FROM notes n WHERE n.id = $1"
    row = database.exec_params(sql, [id]).first
    row && to_note(row)
  end

  def page(before, tag, limit)
    return tagged_page(before, tag, limit) if tag

    sql = <<~SQL
      SELECT n.id, n.version, n.title, n.body, #{TAGS_OF_NOTE}
      FROM notes n WHERE n.id < $1 ORDER BY n.id DESC LIMIT #{Integer(limit)}
    SQL
    database.exec_params(sql, [before]).map { |row| to_note(row) }
  end

  def tagged_page(before, tag, limit)
    sql = <<~SQL
      SELECT n.id, n.version, n.title, n.body, #{TAGS_OF_NOTE}
      FROM (
        SELECT note_id FROM note_tags WHERE tag = $2 AND note_id < $1 ORDER BY note_id DESC LIMIT #{Integer(limit)}
      ) AS hit JOIN notes n ON n.id = hit.note_id
      ORDER BY n.id DESC
    SQL
    database.exec_params(sql, [before, tag]).map { |row| to_note(row) }
  end

  def create(draft)
    database.transaction do |connection|
      row = connection.exec_params(
        'INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id, version', [draft[:title], draft[:body]]
      ).first
      id = Integer(row['id'])
      add_tags(connection, id, draft[:tags])
      draft.merge(id: id, version: Integer(row['version']))
    end
  end

  # Nil if the note is gone.
  def update(connection, id, draft)
    row = connection.exec_params(
      'UPDATE notes SET title = $2, body = $3, version = version + 1 WHERE id = $1 RETURNING version',
      [id, draft[:title], draft[:body]]
    ).first
    return nil if row.nil?

    connection.exec_params('DELETE FROM note_tags WHERE note_id = $1', [id])
    add_tags(connection, id, draft[:tags])
    draft.merge(id: id, version: Integer(row['version']))
  end

  def delete(id, version)
    if version
      database.exec_params('DELETE FROM notes WHERE id = $1 AND version = $2', [id, version]).cmd_tuples == 1
    else
      database.exec_params('DELETE FROM notes WHERE id = $1', [id]).cmd_tuples == 1
    end
  end

  def add_tags(connection, id, tags)
    return if tags.empty?

    connection.exec_params(
      'INSERT INTO note_tags (note_id, tag) SELECT $1::integer, unnest($2::text[])', [id, "{#{tags.join(',')}}"]
    )
  end

  def to_note(row)
    {
      id: Integer(row['id']),
      version: Integer(row['version']),
      title: row['title'],
      body: row['body'],
      tags: JSON.parse(row['tags'])
    }
  end
end

class Notes < Sinatra::Base
  set :server, :puma
  set :bind, '127.0.0.1'
  set :port, Integer(ENV.fetch('PORT', '8080'))
  set :environment, :production
  set :quiet, true

  helpers do
    def problem_json(status, title)
      content_type 'application/problem+json'
      JSON.generate(type: 'about:blank', title: title, status: status)
    end

    def problem(status, title)
      halt status, problem_json(status, title)
    end

    def note_id
      problem(404, 'No such note') unless NOTE_ID.match?(params['id'].to_s)
      Integer(params['id'])
    end

    def etag_of(note)
      "\"#{note[:version]}\""
    end

    def lists?(header, etag)
      header.split(',').map(&:strip).any? { |entry| entry == '*' || entry == etag }
    end

    def answer(note, code = 200)
      status code
      headers 'ETag' => etag_of(note)
      content_type :json
      JSON.generate(public_note(note))
    end

    def public_note(note)
      { id: note[:id], title: note[:title], body: note[:body], tags: note[:tags] }
    end

    def parameter(name, pattern)
      value = params[name]
      return nil if value.nil?
      return value if value.is_a?(String) && value.valid_encoding? && pattern.match?(value)

      problem(400, "Invalid parameter: #{name}")
    end

    def raw_body
      request.body.rewind if request.body.respond_to?(:rewind)
      request.body.read.to_s.dup.force_encoding(Encoding::UTF_8)
    end

    def parse_note(raw)
      problem(400, 'The body is not UTF-8') unless raw.valid_encoding?
      begin
        fields = JSON.parse(raw)
      rescue JSON::ParserError
        problem(400, 'The body is not JSON')
      end
      problem(422, 'A note is an object') unless fields.is_a?(Hash)
      problem(422, 'Unknown fields') unless (fields.keys - %w[title body tags]).empty?
      problem(422, 'Invalid title') unless text?(fields['title'], 100)
      problem(422, 'Invalid body') unless text?(fields['body'], 10_000)
      tags = fields.fetch('tags', [])
      problem(422, 'Invalid tags') unless tags?(tags)
      { title: fields['title'], body: fields['body'], tags: tags.uniq.sort }
    end

    def text?(value, longest)
      value.is_a?(String) && value.valid_encoding? && value.length.between?(1, longest) && !value.include?("\0")
    end

    def tags?(value)
      value.is_a?(Array) && value.length <= 10 &&
        value.all? { |tag| tag.is_a?(String) && tag.valid_encoding? && TAG.match?(tag) }
    end
  end

  before do
    _, methods = ALLOWED.find { |path, _| path.match?(request.path_info) }
    if methods && !methods.include?(request.request_method)
      headers 'Allow' => methods.join(', ')
      problem(405, 'Method not allowed')
    end
  end

  get '/healthz' do
    database.exec('SELECT 1')
    content_type :json
    JSON.generate(status: 'ok')
  end

  get '/notes' do
    limit = Integer(parameter('limit', LIMIT) || 20)
    cursor = parameter('after', CURSOR)
    before = cursor ? Integer(cursor[CURSOR, 1]) : 1_000_000_000
    notes = Store.page(before, parameter('tag', TAG), limit + 1)
    items = notes.first(limit)
    following = notes.length > limit ? "n#{items.last[:id]}" : nil
    content_type :json
    JSON.generate(items: items.map { |note| public_note(note) }, next: following)
  end

  post '/notes' do
    note = Store.create(parse_note(raw_body))
    headers 'Location' => "/notes/#{note[:id]}"
    answer(note, 201)
  end

  get '/notes/:id' do
    note = Store.find(note_id)
    problem(404, 'No such note') if note.nil?
    if lists?(request.env['HTTP_IF_NONE_MATCH'].to_s.gsub('W/', ''), etag_of(note))
      headers 'ETag' => etag_of(note)
      halt 304
    end
    answer(note)
  end

  put '/notes/:id' do
    id = note_id
    raw = raw_body
    expected = request.env['HTTP_IF_MATCH'].to_s.strip
    note = database.transaction do |connection|
      stored = Store.find(id)
      problem(404, 'No such note') if stored.nil?
      problem(428, 'If-Match is required') if expected.empty?
      draft = parse_note(raw)
      problem(412, 'The note has changed') unless lists?(expected, etag_of(stored))
      if draft == stored.slice(:title, :body, :tags)
        stored
      else
        Store.update(connection, id, draft)
      end
    end
    problem(404, 'No such note') if note.nil?
    answer(note)
  end

  delete '/notes/:id' do
    id = note_id
    expected = request.env['HTTP_IF_MATCH'].to_s.strip
    stored = Store.find(id)
    problem(404, 'No such note') if stored.nil?
    if expected.empty? || expected == '*'
      problem(404, 'No such note') unless Store.delete(id, nil)
    else
      problem(412, 'The note has changed') unless lists?(expected, etag_of(stored))
      problem(412, 'The note has changed') unless Store.delete(id, stored[:version])
    end
    status 204
    ''
  end

  not_found do
    problem_json(404, 'Not found')
  end

  error Sinatra::BadRequest do
    problem_json(400, 'Bad request')
  end

  error PG::Error do
    warn env['sinatra.error'].message
    status 503
    problem_json(503, 'The database is not available')
  end

  error do
    problem_json(500, 'Internal error')
  end
end

Notes.run!
