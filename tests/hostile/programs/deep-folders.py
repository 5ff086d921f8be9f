import os
os.chdir("/work")
path = []
for i in range(500):
    os.mkdir("d")
    os.chdir("d")
    open("f", "w").close()
os.chdir("/work")
for i in range(500):
    os.chdir("d")
for i in range(500):
    os.chdir("..")
    os.chmod("d", 0)
print("deep")
