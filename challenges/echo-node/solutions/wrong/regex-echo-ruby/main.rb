require 'json'

$stdout.sync = true
name = nil

$stdin.each_line do |line|
  request = JSON.parse(line)
  body = request['body']
  reply = { 'in_reply_to' => body['msg_id'] }
  case body['type']
  when 'init'
    name = body['node_id']
    reply['type'] = 'init_ok'
  when 'echo'
    reply['type'] = 'echo_ok'
    # Keep the text as it came.
    reply['echo'] = line[/"echo": ?"([^"]*)"/, 1]
  end
  puts JSON.generate('src' => name, 'dest' => request['src'], 'body' => reply)
end
