# shellcheck shell=bash
# What the scripts share: places, messages, tools. Sourced, never run.

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
RUN=${ZAITAKU_RUN:-$ROOT/.run}
LOG=$RUN/log

# shellcheck disable=SC2034  # used by those that source this
{
  PORT_CLOSED=${ZAITAKU_PORT_CLOSED:-8080}
  PORT_PUBLIC=${ZAITAKU_PORT_PUBLIC:-8081}
  PORT_MANAGEMENT=${ZAITAKU_PORT_MANAGEMENT:-9990}
  PORT_SIMULATOR=${ZAITAKU_PORT_SIMULATOR:-8090}
  PORT_DB=${ZAITAKU_PORT_DB:-8432}
  # Of the server. What is said of inlining makes every password's hash as fast as the lucky ones: see wildfly-config/README.md.
  SERVER_JVM="-Xms256m -Xmx768m -XX:MaxMetaspaceSize=384m -Djava.net.preferIPv4Stack=true -XX:CompileCommand=quiet"
  SERVER_JVM+=" -XX:CompileCommand=inline,org.bouncycastle.crypto.generators.Argon2BytesGenerator::*"
}

EMBEDDED=$RUN/postgres
OPS_JAR=$ROOT/ops/target/zaitaku-ops.jar
MINIMUM_MAVEN=3.8.7
MINIMUM_FREE_MIB=2048

# One line that says what is wrong and what to do; ends the script.
die() {
  printf 'zaitaku: %s\n' "$*" >&2
  exit 1
}

say() {
  printf '%s\n' "$*"
}

# .run with its logs, for this user alone: the database, passwords and logs are below. The disk must have room for server,
# database and build. What a build makes keeps the caller's umask: a server from it may be installed for another user.
prepare_run_directory() {
  (umask 077 && mkdir -p "$RUN" "$LOG") 2>/dev/null || die "$RUN cannot be made: give this user the right to write there, or set ZAITAKU_RUN to another directory"
  { [ -w "$RUN" ] && [ -w "$LOG" ]; } || die "$RUN is not writable for this user: change its owner, or set ZAITAKU_RUN to another directory"
  chmod 700 "$RUN" "$LOG" 2>/dev/null || die "$RUN belongs to another user: change its owner, or set ZAITAKU_RUN to another directory"
  local free
  free=$(df -Pm "$RUN" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$MINIMUM_FREE_MIB" ] || die "the disk of $RUN has $free MiB left: free at least $MINIMUM_FREE_MIB MiB"
}

# Installs Debian packages as root or by sudo; otherwise names them.
install_packages() {
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      as=(sudo -n)
    else
      die "missing on this machine: $*; install with: apt-get install $*"
    fi
  fi
  command -v apt-get >/dev/null || die "missing on this machine, and there is no apt-get: $*"
  say "installing $* (log: $LOG/apt.log)"
  {
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
      "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
  } >>"$LOG/apt.log" 2>&1 || die "apt-get could not install $*: see $LOG/apt.log"
}

is_jdk17() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="17\b' "$1/release"
}

# Sets JAVA_HOME to a JDK 17: the one that is set, the one on the PATH, or one below /usr/lib/jvm and the like.
find_jdk() {
  local candidate on_path=
  if command -v javac >/dev/null; then
    on_path=$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac)")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$candidate" ] && is_jdk17 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      PATH=$JAVA_HOME/bin:$PATH
      return
    fi
  done
  die "no JDK 17 on this machine: install one (apt-get install openjdk-17-jdk-headless), or set JAVA_HOME to it"
}

# Sets MVN: mvn from the PATH if it is new enough, the wrapper where it knows a repository, else the package.
find_maven() {
  if mvn_is_new_enough; then
    MVN=mvn
  elif [ -n "${MVNW_REPOURL:-}" ]; then
    MVN=$ROOT/mvnw
  else
    install_packages maven
    mvn_is_new_enough || die "the mvn on the PATH is older than $MINIMUM_MAVEN: install a newer one, or set MVNW_REPOURL for ./mvnw"
    MVN=mvn
  fi
}

mvn_is_new_enough() {
  command -v mvn >/dev/null || return 1
  local version
  version=$(mvn -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] && [ "$(printf '%s\n' "$MINIMUM_MAVEN" "$version" | sort -V | head -n 1)" = "$MINIMUM_MAVEN" ]
}

# One Maven at a time in this clone: the targets are shared. Held until this process ends; children
# close the descriptor (9>&-) so that what outlives the script does not hold it.
lock_build() {
  exec 9>"$RUN/build.lock"
  if ! flock -n 9; then
    say "waiting for another build in this directory to end"
    flock 9
  fi
}

unlock_build() {
  exec 9>&-
}

# Whether a product is missing or older than what it is made from; a directory's time tells of removed files.
is_outdated() {
  local product=$1
  shift
  [ -e "$product" ] || return 0
  [ -n "$(find "$@" \( -name target -o -name .git -o -name .run \) -prune -o \( -path '*/src/main/*' -o -name pom.xml -o -path '*/wildfly-config/*' \) -newer "$product" -print -quit)" ]
}

# Runs a program of the module ops with the database's variables.
ops() {
  local program=$1
  shift
  ZAITAKU_EMBEDDED=$EMBEDDED ZAITAKU_PORT_DB=$PORT_DB "$JAVA_HOME/bin/java" -Xmx512m -XX:TieredStopAtLevel=1 -cp "$OPS_JAR" "org.zaitaku.ops.$program" "$@"
}

# Builds the programs of the module ops where they are missing or outdated.
build_ops() {
  if is_outdated "$OPS_JAR" "$ROOT/pom.xml" "$ROOT/ops" "$ROOT/ejb" "$ROOT/model"; then
    say "building the database programs (log: $LOG/build.log)"
    find_maven
    lock_build
    (cd "$ROOT" && "$MVN" -B -ntp -q -pl ops -am package -DskipTests -Dspotless.check.skip=true) >"$LOG/build.log" 2>&1 9>&- ||
      die "the build failed: see $LOG/build.log"
    touch "$OPS_JAR"
    unlock_build
  fi
}

# Without an own database the embedded one is meant, which is a verification environment.
choose_environment() {
  if [ -z "${ZAITAKU_DB_URL:-}" ]; then
    export ZAITAKU_ENVIRONMENT=${ZAITAKU_ENVIRONMENT:-verification}
  fi
}
