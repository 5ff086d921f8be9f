import os
import resource

won = []
if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
    won.append("limit")
try:
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    won.append("unlimited")
except (OSError, ValueError):
    pass
print(won, flush=True)
os.abort()
