# Sourced by the other scripts: a server must not outlive the process that asked for it, however that one ends.

# stop_pid PID_FILE SIGNAL: ends the process of a pid file and waits until it is gone; nothing to do when it is.
stop_pid() {
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 0
  kill "-$2" "$pid" 2>/dev/null || return 0
  for _ in $(seq 400); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.05; done
  kill -KILL "$pid" 2>/dev/null || true
}

# stop_with OWNER COMMAND...: runs the command once the owner is gone.
stop_with() {
  local owner=$1
  shift
  (
    trap '' INT HUP
    while kill -0 "$owner" 2>/dev/null; do sleep 1; done
    exec "$@"
  ) </dev/null >/dev/null 2>&1 &
  disown
}
