puts Array.new(8) { |number| Thread.new { number } }.sum(&:value)
