# How Java runs Tollgate, for the launcher of a checkout and for the one of the archive. They set:
#   java    the program that runs Java 25
#   jar     tollgate.jar, beside its libraries in lib
#   caches  the directory of the caches
# Only builtins of the shell are needed; what else is used may be missing.

lib=${jar%/*}/lib

# Netty and others touch what Java warns of. The native library is used where it lies rather than unpacked at each
# start. Mapping a cache where it was made saves Java from rewriting all of it. A process that runs out of memory
# ends, so that its supervisor starts it anew. Caches hold no profiles of methods, which would keep the optimizing
# compiler busy during a start. Java keeps no file of counters for jps and jstat; jcmd works without. Files, names and
# output are UTF-8 whatever the locale says.
common="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dcom.amazon.corretto.crypto.provider.useExternalLib=true
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTRecordTraining -XX:-AOTReplayTraining
  -XX:+UseCompactObjectHeaders -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError"

# Whether this machine, and every control group that this process belongs to, has at least 1 GB of memory.
has_a_gigabyte() {
  [ -r /proc/meminfo ] && [ -r /proc/self/cgroup ] || return 1
  read -r _ total _ </proc/meminfo
  [ "$total" -ge 1048576 ] || return 1
  while IFS=: read -r _ kind group; do
    case $kind in
      '') root=/sys/fs/cgroup file=memory.max ;;
      memory) root=/sys/fs/cgroup/memory file=memory.limit_in_bytes ;;
      *) continue ;;
    esac
    group=${group%/}
    while :; do
      limit=max
      [ ! -r "$root$group/$file" ] || read -r limit <"$root$group/$file"
      [ "$limit" = max ] || [ "$limit" -ge 1073741824 ] || return 1
      [ -n "$group" ] || break
      group=${group%/*}
    done
  done </proc/self/cgroup
}

# The objects that live on are few, so a small heap with the simplest collector is fast enough and fits a container of
# 256 MB. Java would let it grow to half of the memory under overload before it collects.
heap=-XX:MaxRAMPercentage=50
case ${JAVA_OPTS:-}${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-} in
  *-Xmx* | *MaxHeapSize* | *MaxRAM*) ;;
  *) ! has_a_gigabyte || heap=-Xmx512m ;;
esac
memory="-Xms64m -Xmn32m $heap -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=15 -XX:-ShrinkHeapInSteps -XX:MaxDirectMemorySize=64m -XX:TrimNativeHeapInterval=5000"

# A start is over before much compiled code pays, so methods are compiled after four times the usual calls. Under load
# that takes a few seconds.
serving="$memory -XX:CompileThresholdScaling=4"

# Commands are over before the optimizing compiler would pay, or the code that Java makes for a method that is called
# by reflection.
hurry="-XX:TieredStopAtLevel=1 -Djdk.reflect.useNativeAccessorOnly=true"

# Java accepts only one choice of a collector.
case ${JAVA_OPTS:-} in
  *-XX:+Use*GC*) ;;
  *) common="$common -XX:+UseSerialGC" ;;
esac

# become FLAGS ARGUMENT...: Java with these flags in place of this shell. JAVA_OPTS comes last, so it wins.
become() {
  flags=$1
  shift
  # shellcheck disable=SC2086
  exec "$java" $common $flags "-Djava.library.path=$lib" ${called:+"$called"} ${JAVA_OPTS:-} "$@"
}

# record CACHE MAIN-CLASS ARGUMENT...: runs a program and keeps what Java loads and links in a cache. A start without a
# cache, or with one that does not fit, is slower and no different; so one that cannot be made is left empty.
record() {
  cache=$1
  shift
  rm -f "$cache" "$cache.new"
  (
    export TOLLGATE_PLUGINS=''
    become "$hints -Xlog:disable" "-XX:AOTCacheOutput=$cache.new" -cp "$jar" "$@"
  ) || :
  mv "$cache.new" "$cache" 2>/dev/null || : >"$cache"
}

# share LIST: makes a cache of the classes in a list. Unlike the recorded ones, it is the same whenever it is made: the
# compilers, whose timing differs, are off.
share() (
  become "$serving -Xint -Xshare:dump -XX:-AOTClassLinking" "-XX:SharedClassListFile=$1" \
    "-XX:SharedArchiveFile=$caches/classes.jsa" -cp "$jar"
)

# Beside a running server, a command loads a third of what it loads when it opens the store itself.
record_command() (
  rm -f "$training/tollgate.socket" # of the server that was trained
  become "$serving -Xlog:disable" "-XX:AOTCache=$caches/server.aot" -jar "$jar" serve --host 127.0.0.1 --port 0 \
    --data "$training" --storage "h2:$training" --management-port 0 --drain-delay 0s 9>&- &
  server=$!
  trap 'kill "$server" 2>/dev/null || :; wait "$server" || :' EXIT
  trap 'exit 130' INT TERM
  waited=0
  until [ -S "$training/tollgate.socket" ]; do
    kill -0 "$server" 2>/dev/null && [ "$waited" -lt 60 ] || exit 0
    sleep 1
    waited=$((waited + 1))
  done
  hints=$hurry record "$caches/command.aot" dev.tollgate.bootstrap.Main client list \
    --data "$training" --storage "h2:$training"
)

# Makes both caches: that of the server, and that of commands beside a server.
train() {
  training=$caches/training
  rm -rf "$training"
  rm -f "$caches/command.aot"
  hints=$serving record "$caches/server.aot" dev.tollgate.bootstrap.Training "$training"
  record_command
  [ -e "$caches/command.aot" ] || : >"$caches/command.aot"
  rm -rf "$training"
}

is_untrained() {
  [ ! "$caches/command.aot" -nt "$jar" ]
}

# Runs Tollgate in place of this shell.
launch() {
  # Names may hold any letter; in a locale that knows only ASCII, or is not installed, Java would read and write
  # question marks.
  case $(command -p locale charmap 2>/dev/null) in
    '' | ANSI_X3.4-1968 | US-ASCII) export LC_ALL=C.UTF-8 ;;
  esac

  # Tables and help fit the terminal.
  if [ -z "${COLUMNS:-}" ] && [ -t 1 ] && size=$(command -p stty size </dev/tty 2>/dev/null); then
    case ${size#* } in
      [1-9]*) export COLUMNS="${size#* }" ;;
    esac
  fi

  flags=$hurry
  cache=$caches/server.aot
  data=${TOLLGATE_DATA:-data}
  before=
  for word in "$@"; do
    case $word in
      serve) flags=$serving ;;
      --data=*) data=${word#--data=} ;;
    esac
    if [ "$before" = --data ]; then
      data=$word
    fi
    before=$word
  done
  if [ "$flags" = "$hurry" ] && [ -S "$data/tollgate.socket" ] && [ -s "$caches/command.aot" ]; then
    cache=$caches/command.aot
  fi

  # Java refuses a cache beside other options for shared classes, and says what it thinks of one that does not fit.
  sharing=
  case ${JAVA_OPTS:-}${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-} in
    *-Xshare* | *SharedArchiveFile* | *-XX:AOT*) ;;
    *)
      if [ -s "$cache" ]; then
        sharing=-XX:AOTCache=$cache
      elif [ -s "$caches/classes.jsa" ]; then
        sharing=-XX:SharedArchiveFile=$caches/classes.jsa
      fi
      ;;
  esac

  # A server prints commands as its user can type them.
  called=
  if [ "$flags" = "$serving" ]; then
    called=-Dtollgate.command=$0
    [ "$(command -v tollgate 2>/dev/null || :)" != "$0" ] || called=
  fi

  # Of the memory that the compilers give back, little is kept.
  export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
  become "$flags -Xlog:aot=off -Xlog:cds=off" ${sharing:+"$sharing"} -jar "$jar" "$@"
}
