# Compares each text with all that came before.
class Reposts
  def initialize
    @texts = []
  end

  def add(text)
    bytes = text.bytes
    found = @texts.count { |other| near?(bytes, other) }
    @texts << bytes
    found
  end

  def near?(text, other)
    text.size == other.size && text.each_index.count { |place| text[place] != other[place] } < 2
  end
end

count = $stdin.gets.to_i
reposts = Reposts.new
puts(Array.new(count) { reposts.add($stdin.gets.chomp) })
