number = gets.to_i
Process.kill(number, Process.pid)
sleep
