# Starts children without end, each of which waits for more.
loop { fork { sleep } }
