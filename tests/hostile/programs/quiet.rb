puts "quiet"
