loop { $stderr.write("\n" * 65536) }
