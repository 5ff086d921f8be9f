for place in ("/work", "/tmp", "/dev/shm"):
    try:
        with open(place + "/sparse", "wb") as file:
            file.truncate(1 << 40)
    except OSError as error:
        print(place, error.errno)
