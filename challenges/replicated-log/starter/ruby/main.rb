require 'json'

def handle(request)
  # Answer `init`, `send`, `poll`, `commit_offsets` and `list_committed_offsets` here.
  warn "got #{request['body']['type']}"
end

$stdin.each_line { |line| handle(JSON.parse(line)) }
