raise 'out of luck'
