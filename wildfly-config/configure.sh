#!/bin/sh
# Configures an existing WildFly 39 for Zaitaku, or brings an older configuration up to date. The server must be stopped.
#   configure.sh <home of WildFly> <postgresql driver jar> [tls]
set -eu

usage="usage: configure.sh <home of WildFly> <postgresql driver jar> [tls]"
home=${1:?$usage}
driver=${2:?$usage}
tls=${3:-}
here=$(cd "$(dirname "$0")" && pwd)

[ -x "$home/bin/jboss-cli.sh" ] || { echo "configure.sh: $home is no WildFly (bin/jboss-cli.sh is missing)" >&2; exit 1; }
[ -r "$driver" ] || { echo "configure.sh: the driver $driver is not readable" >&2; exit 1; }
[ -z "$tls" ] || [ "$tls" = tls ] || { echo "$usage" >&2; exit 1; }

module="$home/modules/org/postgresql/main"
mkdir -p "$module"
cp "$here/modules/org/postgresql/main/module.xml" "$module/module.xml"
cp "$driver" "$module/postgresql.jar"

config="$home/standalone/configuration/standalone.xml"
cp -p "$config" "$config.before-zaitaku-$(date +%Y%m%d%H%M%S)"

script=$(mktemp)
trap 'rm -f "$script"' EXIT
{
  echo 'embed-server --server-config=standalone.xml'
  cat "$here/database.cli"
  # tls.cli takes the plain listeners away; doors.cli needs them, so a second run puts them back first.
  cat "$here/plain.cli" "$here/doors.cli" "$here/security.cli" "$here/logging.cli"
  [ -z "$tls" ] || cat "$here/tls.cli"
  echo 'stop-embedded-server'
} > "$script"
"$home/bin/jboss-cli.sh" --file="$script" --echo-command
