require 'json'

def handle(request)
  # Answer `init`, `read`, `write` and `cas` here.
  warn "got #{request['body']['type']}"
end

$stdin.each_line { |line| handle(JSON.parse(line)) }
