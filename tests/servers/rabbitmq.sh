#!/usr/bin/env bash
# One RabbitMQ node on 127.0.0.1, without systemd, in a folder of its own. Nodes that share a FOLDER share cookie and epmd and may form a cluster.
#   rabbitmq.sh prepare FOLDER NODE OWNER AMQP DIST MANAGEMENT EPMD [NODE...]   ports; the nodes of the cluster, if there is one
#   rabbitmq.sh start|stop|kill FOLDER NODE       kill is SIGKILL, the node comes back with start
#   rabbitmq.sh ctl FOLDER NODE ARGUMENT...       rabbitmqctl
#   rabbitmq.sh end FOLDER                        epmd, once every node is stopped
set -euo pipefail
self=$(readlink -f "${BASH_SOURCE[0]}")
source "$(dirname "$self")/watch.sh"
command=$1 folder=$2 node=${3:-0}
home=$folder/node$node

prepare() {
  local owner=$1 amqp=$2 dist=$3 management=$4 epmd=$5
  shift 5
  mkdir -p "$folder/home" "$home"/{mnesia,log,generated}
  if [ ! -f "$folder/home/.erlang.cookie" ]; then
    (umask 077 && head -c 15 /dev/urandom | base32 >"$folder/home/.erlang.cookie")
    chmod 400 "$folder/home/.erlang.cookie"
    # Our own epmd: the distribution's would listen on every interface.
    epmd -address 127.0.0.1 -port "$epmd" </dev/null >/dev/null 2>&1 &
    echo $! >"$folder/epmd.pid"
    stop_with "$owner" "$self" end "$folder"
  fi
  printf 'AMQP=%s DIST=%s EPMD=%s\n' "$amqp" "$dist" "$epmd" >"$home/ports"
  echo "[rabbitmq_management,rabbitmq_prometheus]." >"$home/plugins"
  {
    echo "listeners.tcp.default = 127.0.0.1:$amqp"
    echo "management.tcp.ip = 127.0.0.1"
    echo "management.tcp.port = $management"
    echo "prometheus.tcp.ip = 127.0.0.1"
    echo "prometheus.tcp.port = $((management + 1))"
    printf '%s\n' "default_user = guest" "default_pass = guest" "log.console = false" \
      "disk_free_limit.absolute = 50MB" "vm_memory_high_watermark.absolute = 2GiB" "management.rates_mode = none" "collect_statistics_interval = 1000"
    if [ $# -gt 0 ]; then
      echo "cluster_formation.peer_discovery_backend = classic_config"
      local i=1
      for peer in "$@"; do echo "cluster_formation.classic_config.nodes.$i = rmq$peer@localhost"; i=$((i + 1)); done
    fi
  } >"$home/rabbitmq.conf"
  stop_with "$owner" "$self" kill "$folder" "$node"
}

environment() {
  # shellcheck disable=SC1091
  source "$home/ports"
  bin=$(dirname "$(dpkg -L rabbitmq-server | grep -m1 'lib/rabbitmq/bin/rabbitmq-server$')") # the wrappers in /usr/sbin want a service
  export HOME=$folder/home RABBITMQ_NODENAME=rmq$node@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1
  export RABBITMQ_NODE_PORT=$AMQP RABBITMQ_DIST_PORT=$DIST RABBITMQ_MNESIA_BASE=$home/mnesia RABBITMQ_LOG_BASE=$home/log RABBITMQ_PID_FILE=$home/pid
  export RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$home/plugins RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_GENERATED_CONFIG_DIR=$home/generated
  export ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$EPMD LANG=C.UTF-8
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none'
  export RABBITMQ_CTL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
}

case $command in
prepare) shift 3; prepare "$@" ;;
start)
  environment
  rm -f "$RABBITMQ_PID_FILE"
  "$bin/rabbitmq-server" -detached
  for _ in $(seq 600); do [ -s "$RABBITMQ_PID_FILE" ] && break; sleep 0.1; done
  "$bin/rabbitmqctl" wait --timeout 120 "$RABBITMQ_PID_FILE" >/dev/null || { tail -n 40 "$home"/log/*.log >&2; exit 1; }
  ;;
stop) environment; "$bin/rabbitmqctl" shutdown >/dev/null ;;
kill) stop_pid "$home/pid" KILL ;;
ctl) environment; shift 3; exec "$bin/rabbitmqctl" "$@" ;;
end) stop_pid "$folder/epmd.pid" TERM ;;
*) echo "rabbitmq.sh: $command?" >&2; exit 2 ;;
esac
