import os
os._exit(124)
