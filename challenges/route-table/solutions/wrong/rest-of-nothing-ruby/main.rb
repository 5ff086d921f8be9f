Place = Struct.new(:name, :at)
Route = Struct.new(:number, :names, :rest)

# What comes after some segments: literals, one parameter, and the routes that end here or take the rest.
class Node
  attr_accessor :parameter, :route, :rest

  def literal(segment)
    @literals ||= {}
    @literals[segment] ||= Node.new
  end

  # The route of the best match from here on, or nil. What is more precise is tried first.
  def search(segments, at = 0)
    return @route || @rest if at == segments.size

    below = @literals && @literals[segments[at]]
    found = below.search(segments, at + 1) if below
    found ||= @parameter.search(segments, at + 1) if @parameter
    found || @rest
  end
end

# A tree of segments for each method.
class Router
  def initialize
    @roots = {}
    @count = 0
  end

  def add(method, pattern)
    @count += 1
    node = @roots[method] ||= Node.new
    route = Route.new(@count, [], nil)
    split(pattern).each_with_index do |segment, at|
      if segment.start_with?('*')
        route.rest = Place.new(segment[1..], at)
        node.rest ||= route
        return nil
      elsif segment.start_with?(':')
        route.names << Place.new(segment[1..], at)
        node = node.parameter ||= Node.new
      else
        node = node.literal(segment)
      end
    end
    node.route ||= route
  end

  def answer(method, target)
    segments = split(target.partition('?')[0])
    found = @roots[method]&.search(segments)
    return refusal(method, segments) unless found

    line = "route #{found.number}"
    found.names.each { |place| line << " #{place.name}=#{segments[place.at]}" }
    line << " #{found.rest.name}=#{segments[found.rest.at..].join('/')}" if found.rest
    line
  end

  private

  def refusal(method, segments)
    others = @roots.keys.select { |other| other != method && @roots[other].search(segments) }
    others.empty? ? '404' : "405 #{others.sort.join(' ')}"
  end
end

def split(path)
  path.size > 1 ? path[1..].split('/') : []
end

routes, requests = $stdin.gets.split.map(&:to_i)
router = Router.new
routes.times { router.add(*$stdin.gets.split) }
puts(Array.new(requests) { router.answer(*$stdin.gets.split) })
