$stdout.syswrite("42\n")
[$stdin, $stdout, $stderr].each(&:close)
loop {}
