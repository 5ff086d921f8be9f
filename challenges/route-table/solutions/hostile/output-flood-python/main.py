"""Answers more than was asked, until nobody takes any more."""
import sys

while True:
    sys.stdout.write("route 1 id=42\n" * 4096)
