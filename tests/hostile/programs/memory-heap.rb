held = []
loop { held << "x" * (8 << 20) }
