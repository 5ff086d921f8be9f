raise ValueError("out of luck")
