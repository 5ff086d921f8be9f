loop { $stdout.write("x" * 65536) }
