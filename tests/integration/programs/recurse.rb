def deeper(level) = deeper(level + 1) + 1
puts deeper(0)
