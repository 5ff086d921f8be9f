# Remembers texts, and knows how many of them are near-duplicates of a new one.
class Reposts
  # Remembers the text. Returns how many of those before it have its length and differ in one place at most.
  def add(text)
    -1
  end
end

count = $stdin.gets.to_i
reposts = Reposts.new
puts(Array.new(count) { reposts.add($stdin.gets.chomp) })
