import os

for folder, _, names in os.walk("/usr"):
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                while file.read(1 << 20):
                    pass
print("read")
