# [peak, overbooked minutes] of one room type.
# rooms: how many rooms of the type there are
# stays: [start, finish] in no particular order; the finish does not belong to the stay
def audit(rooms, stays)
  [0, 0]
end

kinds, count = $stdin.gets.split.map(&:to_i)
rooms = {}
stays = {}
kinds.times do
  name, number = $stdin.gets.split
  rooms[name] = number.to_i
  stays[name] = []
end
count.times do
  name, start, finish = $stdin.gets.split
  stays[name] << [start.to_i, finish.to_i]
end
puts(rooms.map { |name, number| "#{name} #{audit(number, stays[name]).join(' ')}" })
