#!/usr/bin/env bash
# PostgreSQL on 127.0.0.1, without systemd, in a folder of its own.
#   postgresql.sh prepare FOLDER OWNER PORT    a fresh cluster, superuser "app", no password
#   postgresql.sh start|stop|kill FOLDER       kill is SIGKILL of every process of it, as a power cut leaves it
set -euo pipefail
self=$(readlink -f "${BASH_SOURCE[0]}")
source "$(dirname "$self")/watch.sh"
command=$1 folder=$2
bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/postgres | sort -V | tail -n 1)")
# PostgreSQL refuses to run as root.
as=(env)
[ "$(id -u)" != 0 ] || as=(setpriv --reuid=nobody --regid=nogroup --clear-groups env "HOME=$folder")
export LC_ALL=C.UTF-8

case $command in
prepare)
  owner=$3 port=$4
  mkdir -p "$folder"
  [ "$(id -u)" != 0 ] || chown nobody:nogroup "$folder"
  "${as[@]}" "$bin/initdb" -D "$folder/data" -U app --auth=trust -E UTF8 --no-sync >/dev/null
  # A test machine's disk must not be the measure, so nothing is forced onto it: that matters in a power cut, not when the server is killed.
  # A commit must still have left the server before it is acknowledged, or a kill would lose it: synchronous_commit stays on.
  printf '%s\n' "listen_addresses = '127.0.0.1'" "port = $port" "unix_socket_directories = '$folder'" "fsync = off" "full_page_writes = off" \
    "max_connections = 200" "shared_buffers = 128MB" | "${as[@]}" tee -a "$folder/data/postgresql.conf" >/dev/null
  stop_with "$owner" "$self" kill "$folder"
  ;;
start) "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" start >/dev/null || { tail -n 40 "$folder/log" >&2; exit 1; } ;;
stop) "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null ;;
kill)
  pid=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null) || exit 0
  children=$(ps -o pid= --ppid "$pid" || true)
  # shellcheck disable=SC2086
  kill -KILL "$pid" $children 2>/dev/null || true
  for _ in $(seq 200); do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
  # Nobody else knows this folder, so a lock that stayed behind is stale; its pid may belong to somebody else by now.
  rm -f "$folder/data/postmaster.pid"
  ;;
*) echo "postgresql.sh: $command?" >&2; exit 2 ;;
esac
