# Compiles every C++ source of a submission and links all of them into one static program. Objects bear the names
# of their sources, because the linker speaks of objects.
set -u
cd /box || exit 1
objects=/work/.build/objects
mkdir -p "$objects"
failed=0
set --

compile() {
  case "$1" in
    */*) mkdir -p "$objects/${1%/*}" ;;
  esac
  # A name must not look like an option or a file of options.
  case "$1" in
    [-@]*) source="./$1" ;;
    *) source=$1 ;;
  esac
  g++ @/hone/options -pipe -fdiagnostics-color=never -fmax-errors=20 -I . -c "$source" -o "$objects/$1.o" || failed=1
}

while IFS= read -r path; do
  [ -n "$path" ] || continue
  compile "$path"
  set -- "$@" "./$path.o"
done <<SOURCES
$(find . -type f \( -name '*.cpp' -o -name '*.cc' -o -name '*.cxx' -o -name '*.c++' -o -name '*.C' \) -printf '%P\n' | sort)
SOURCES

if [ $# -eq 0 ]; then
  echo 'There is no C++ source: no file ends in .cpp, .cc, .cxx, .c++ or .C.' >&2
  exit 1
fi
[ "$failed" -eq 0 ] || exit 1
cd "$objects" || exit 1
g++ -static -no-pie -s -fuse-ld=mold -Wl,--thread-count=1 -o /work/.build/main "$@" -lm
