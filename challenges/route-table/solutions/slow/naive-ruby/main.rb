# A route whose rank has per segment 0 for a literal, 1 for a parameter, 2 for the rest: the smaller, the more precise.
class Route
  attr_reader :rank

  def initialize(number, pattern)
    @number = number
    @segments = split(pattern)
    @rank = @segments.map { |segment| (':*'.index(segment[0]) || -1) + 1 }.join
  end

  def matches?(segments)
    @segments.each_with_index do |segment, place|
      return false if place >= segments.size
      return true if segment.start_with?('*')
      return false unless segment.start_with?(':') || segment == segments[place]
    end
    segments.size == @segments.size
  end

  def line(segments)
    words = ["route #{@number}"]
    @segments.each_with_index do |segment, place|
      words << "#{segment[1..]}=#{segments[place]}" if segment.start_with?(':')
      words << "#{segment[1..]}=#{segments[place..].join('/')}" if segment.start_with?('*')
    end
    words.join(' ')
  end
end

# Compares each request with all routes.
class Router
  def initialize
    @routes = {}
    @count = 0
  end

  def add(method, pattern)
    @count += 1
    (@routes[method] ||= []) << Route.new(@count, pattern)
  end

  def answer(method, target)
    segments = split(target.partition('?')[0])
    found = best(method, segments)
    return found.line(segments) if found

    others = @routes.keys.sort.select { |other| best(other, segments) }
    others.empty? ? '404' : "405 #{others.join(' ')}"
  end

  private

  def best(method, segments)
    found = nil
    @routes.fetch(method, []).each do |route|
      found = route if route.matches?(segments) && (found.nil? || route.rank < found.rank)
    end
    found
  end
end

def split(path)
  path.size > 1 ? path[1..].split('/') : []
end

routes, requests = $stdin.gets.split.map(&:to_i)
router = Router.new
routes.times { router.add(*$stdin.gets.split) }
puts(Array.new(requests) { router.answer(*$stdin.gets.split) })
