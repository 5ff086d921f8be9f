exit!(gets.to_i)
