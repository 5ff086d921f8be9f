require 'json'

def handle(request)
  # Answer `init` and `txn` here.
  warn "got #{request['body']['type']}"
end

$stdin.each_line { |line| handle(JSON.parse(line)) }
