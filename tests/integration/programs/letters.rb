text = gets.chomp
puts "#{text.length} #{text}"
