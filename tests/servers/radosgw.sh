#!/usr/bin/env bash
# An S3 server on 127.0.0.1: Ceph's radosgw over one monitor and one store in memory, without systemd, in a folder of its own.
# RENDERER_TEST_OBJECTSTORE=bluestore keeps the objects on disk: 20,000 reports and their new renditions do not fit into memory.
#   radosgw.sh prepare FOLDER OWNER PORT MON_V2 MON_V1    ports of the gateway and of the monitor's two protocols
#   radosgw.sh start|stop|kill FOLDER [gateway]           "gateway" leaves the store running, so that objects survive
# Access key "testkey", secret "testsecret". A stop of the whole forgets every object.
set -euo pipefail
self=$(readlink -f "${BASH_SOURCE[0]}")
source "$(dirname "$self")/watch.sh"
command=$1 folder=$2
export CEPH_CONF=$folder/ceph.conf
keyring=$folder/keyring

prepare() {
  local owner=$1 port=$2 v2=$3 v1=$4
  mkdir -p "$folder"/{mon,osd,log,rgw}
  echo "$port" >"$folder/port"
  cat >"$CEPH_CONF" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon_host = [v2:127.0.0.1:$v2,v1:127.0.0.1:$v1]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv6 = false
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
auth_allow_insecure_global_id_reclaim = false
keyring = $keyring
run_dir = $folder
admin_socket = $folder/\$name.asok
pid_file = $folder/\$name.pid
log_file = $folder/log/\$name.log
mon_data = $folder/mon
mon_data_avail_warn = 1
mon_data_avail_crit = 1
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
osd_data = $folder/osd
osd_objectstore = ${RENDERER_TEST_OBJECTSTORE:-memstore}
memstore_device_bytes = 8589934592
bluestore_block_size = 42949672960
osd_memory_target = 1073741824
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_crush_chooseleaf_type = 0
[client.rgw]
rgw_data = $folder/rgw
rgw_frontends = beast endpoint=127.0.0.1:$port
CONF
  stop_with "$owner" "$self" kill "$folder"
}

start_store() {
  # One keyring for every daemon of a cluster that lives for a test.
  ceph-authtool "$keyring" --create-keyring --gen-key -n mon. --cap mon 'allow *' >/dev/null
  ceph-authtool "$keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' >/dev/null
  ceph-authtool "$keyring" --gen-key -n client.rgw --cap mon 'allow rw' --cap osd 'allow rwx' >/dev/null
  ceph-authtool "$keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *' >/dev/null
  local fsid addresses id uuid
  fsid=$(sed -n 's/^fsid = //p' "$CEPH_CONF")
  addresses=$(sed -n 's/^mon_host = //p' "$CEPH_CONF")
  monmaptool --create --fsid "$fsid" --addv a "$addresses" "$folder/monmap" >/dev/null
  ceph-mon --mkfs -i a --monmap "$folder/monmap" -k "$keyring"
  ceph-mon -i a
  uuid=$(cat /proc/sys/kernel/random/uuid)
  id=$(timeout 60 ceph osd new "$uuid")
  ceph-osd -i "$id" --mkfs --osd-uuid "$uuid"
  timeout 60 ceph osd crush add "$id" 1 root=default host=localhost >/dev/null 2>&1 || true
  ceph-osd -i "$id"
}

start_gateway() {
  radosgw -n client.rgw
  local port
  port=$(cat "$folder/port")
  for _ in $(seq 600); do curl -fs -o /dev/null "http://127.0.0.1:$port/" && return; sleep 0.1; done
  tail -n 40 "$folder/log/client.rgw.log" >&2
  exit 1
}

case $command in
prepare) shift 2; prepare "$@" ;;
start)
  if [ "${3:-}" = gateway ]; then start_gateway; exit; fi
  start_store
  start_gateway
  radosgw-admin user create --uid=test --display-name=test --access-key=testkey --secret=testsecret >/dev/null
  ;;
stop | kill)
  signal=TERM
  [ "$command" = stop ] || signal=KILL
  stop_pid "$folder/client.rgw.pid" $signal
  [ "${3:-}" = gateway ] || { stop_pid "$folder/osd.0.pid" $signal; stop_pid "$folder/mon.a.pid" $signal; }
  ;;
*) echo "radosgw.sh: $command?" >&2; exit 2 ;;
esac
