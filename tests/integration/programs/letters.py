text = input()
print(len(text), text)
