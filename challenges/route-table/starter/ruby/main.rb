# Routes by method and pattern; they are numbered from 1 in the order in which they are added.
class Router
  # Adds a route, for example ('GET', '/users/:id').
  def add(method, pattern); end

  # The line for one request: 'route 3 id=42', '405 GET PUT' or '404'.
  def answer(method, target)
    ''
  end
end

routes, requests = $stdin.gets.split.map(&:to_i)
router = Router.new
routes.times { router.add(*$stdin.gets.split) }
puts(Array.new(requests) { router.answer(*$stdin.gets.split) })
