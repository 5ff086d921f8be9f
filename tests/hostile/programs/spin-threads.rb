8.times { Thread.new { loop {} } }
loop {}
