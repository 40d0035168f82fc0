#!/bin/sh
# Configures an existing WildFly 39 for Zaitaku, or brings an older configuration up to date; all of it or nothing. The server
# must be stopped. Run as root, who leaves the owner of standalone/ its owner, or as the user who owns all of it.
#   configure.sh <home of WildFly> <postgresql driver jar> [plain|tls]      see README.md; plain where it is left out
set -eu

die() {
  echo "configure.sh: $*" >&2
  exit 1
}

usage="usage: configure.sh <home of WildFly> <postgresql driver jar> [plain|tls]"
case $# in
  2 | 3) ;;
  *) die "$usage" ;;
esac
home=$1
driver=$2
doors=${3:-plain}
here=$(cd "$(dirname "$0")" && pwd)
config="$home/standalone/configuration/standalone.xml"

[ "$doors" = plain ] || [ "$doors" = tls ] || die "$usage"
[ -x "$home/bin/jboss-cli.sh" ] || die "$home is no WildFly (bin/jboss-cli.sh is missing)"
[ -w "$config" ] || die "$config is missing, or this user may not change it"
[ -r "$driver" ] || die "the driver $driver is not readable"
if [ $# -eq 2 ] && grep -q 'ssl-context="zaitakuClosed"' "$config"; then
  die "this server was configured with TLS: say tls to keep it, or plain to go back to listeners without it"
fi
if [ "$doors" = tls ]; then
  for variable in ZAITAKU_TLS_PUBLIC_KEYSTORE ZAITAKU_TLS_CLOSED_KEYSTORE ZAITAKU_TLS_TERMINALS; do
    eval "file=\${$variable:-}"
    [ -n "$file" ] || die "$variable is not set: set what tls.cli names, as for the server"
    [ -r "$file" ] || die "$variable: $file is not readable"
  done
fi

module="$home/modules/org/postgresql/main"
(umask 022 && mkdir -p "$module")
for file in "$here/modules/org/postgresql/main/module.xml:module.xml" "$driver:postgresql.jar"; do
  cp "${file%:*}" "$module/${file##*:}"
  chmod 644 "$module/${file##*:}"
done

# A configuration may hold passwords: copies, and what WildFly keeps of former ones, are for their owner only.
umask 077
copy="$config.before-zaitaku-$(date +%Y%m%d%H%M%S)"
cp "$config" "$copy"
script=$(mktemp)
log=$(mktemp)
finished=
finish() {
  [ -n "$finished" ] || cat "$copy" >"$config"
  # What the embedded server made belongs to whoever owns the rest.
  if [ "$(id -u)" -eq 0 ]; then
    for made in configuration data log tmp; do
      [ ! -d "$home/standalone/$made" ] || chown -Rh --reference="$home/standalone/configuration" "$home/standalone/$made"
    done
  fi
  chmod "$mode" "$config"
  if cmp -s "$copy" "$config"; then
    rm -f "$copy"
  fi
  rm -f "$script" "$log"
}
mode=$(stat -c %a "$config")
trap finish EXIT
trap 'exit 1' HUP INT TERM

{
  echo 'embed-server --server-config=standalone.xml'
  cat "$here/database.cli"
  # tls.cli takes the plain listeners away; doors.cli needs them, so a second run puts them back first.
  cat "$here/plain.cli" "$here/doors.cli" "$here/security.cli" "$here/logging.cli"
  [ "$doors" = plain ] || cat "$here/tls.cli"
  echo 'stop-embedded-server'
} >"$script"
if ! "$home/bin/jboss-cli.sh" --file="$script" --echo-command >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  die "WildFly refused the above; its configuration is as it was before"
fi
finished=yes
echo "configured ($doors): $home"
