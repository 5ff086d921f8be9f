# Counts fingerprints of the texts and of all texts with one place left out. A fingerprint combines random numbers, one
# for each place and character: nobody can tell beforehand which texts collide. With 62 bits, Ruby needs no big integers.
class Reposts
  def initialize
    @random = Random.new
    @numbers = []
    @texts = Hash.new(0)
    @gaps = Hash.new(0)
  end

  def add(text)
    @numbers << Array.new(128) { @random.rand(1 << 62) } while @numbers.size < text.size
    parts = text.each_byte.with_index.map { |code, place| @numbers[place][code] }
    whole = parts.reduce(:^)
    found = 0
    parts.each do |part|
      gap = whole ^ part
      found += known = @gaps[gap]
      @gaps[gap] = known + 1
    end
    equal = @texts[whole]
    @texts[whole] = equal + 1
    # An equal text was found once for each place.
    found - (text.size - 1) * equal
  end
end

count = $stdin.gets.to_i
reposts = Reposts.new
puts(Array.new(count) { reposts.add($stdin.gets.chomp) })
