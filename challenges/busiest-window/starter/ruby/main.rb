# [start, total] of the most expensive window, the earliest of equals; nil for an empty log.
# requests: [time, cost] in no particular order
# window:   length in milliseconds; the end does not belong to it
def busiest_window(requests, window)
  nil
end

first, *lines = $stdin.read.split("\n")
window = first.split.last.to_i
requests = lines.map { |line| line.split.map(&:to_i) }
found = busiest_window(requests, window)
puts found.nil? ? 'none' : found.join(' ')
