# Checks the syntax of every Ruby file of a submission without executing any. Prints errors as Ruby does and ends
# with 1 when there was one.

MAX_ERRORS = 20

def error_of(path)
  RubyVM::InstructionSequence.compile_file(path)
  nil
rescue SyntaxError, ArgumentError, EncodingError => error
  error.message
rescue SystemStackError
  "#{path}: too deeply nested to be compiled"
end

Dir.chdir(ARGV.fetch(0))
errors = Dir.glob('**/*.rb', File::FNM_DOTMATCH).sort.lazy.map { |path| error_of(path) }.reject(&:nil?).first(MAX_ERRORS)
errors.each { |message| warn(message) }
exit(errors.empty?)
