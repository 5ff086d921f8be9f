loop { Thread.new { sleep } }
