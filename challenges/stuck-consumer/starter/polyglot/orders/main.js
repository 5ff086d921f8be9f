// Open the challenge to get the files of your own incident.
