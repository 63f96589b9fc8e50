#!/usr/bin/env bash
# A PostgreSQL server, thrown away after: `postgres.sh start` prints its connection string, `postgres.sh stop` ends it and
# removes all that it left. --state FILE is where its folder is noted; without it there is one a working copy. Without --durable
# it never waits for the disk, so it is fast, and only a crash of the machine would harm it; what is said about a server killed
# or timed needs --durable.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

state=$PWD/artifacts/postgres.folder
programs=/usr/lib/postgresql/15/bin
[[ -x $programs/initdb ]] || programs=$(dirname "$(command -v initdb)" 2>/dev/null) || {
  echo 'There is no PostgreSQL server here; install the package postgresql.' >&2
  exit 1
}

# The server refuses to run as root.
as_owner() {
  if ((EUID == 0)); then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

stop() {
  [[ -f $state ]] || return 0
  local folder
  folder=$(<"$state")
  if [[ -f $folder/data/postmaster.pid ]]; then
    as_owner "$programs/pg_ctl" stop -D "$folder/data" -m immediate -s || true
  fi
  rm -rf "$folder" "$state"
}

start() {
  if [[ -f $state ]]; then
    echo 'A server is running already; stop it first.' >&2
    exit 1
  fi
  local folder port options
  mkdir -p "$(dirname "$state")"
  folder=$(mktemp -d -t messaging-postgres.XXXXXX)
  echo "$folder" >"$state"
  trap stop EXIT
  ((EUID != 0)) || chown postgres: "$folder"

  # Its own order of text is not that of the bytes, so that tests show where a query relies on it.
  as_owner "$programs/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 --no-sync \
    --locale=C --locale-provider=icu --icu-locale=en-US >/dev/null
  for _ in 1 2 3; do
    port=$(free_port)
    options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='$folder' -c max_connections=300"
    [[ ${1:-} == --durable ]] || options+=' -c fsync=off -c synchronous_commit=off -c full_page_writes=off'
    if as_owner "$programs/pg_ctl" start -D "$folder/data" -w -t 60 -s -l "$folder/log" -o "$options"; then
      trap - EXIT
      echo "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return
    fi
  done
  cat "$folder/log" >&2
  exit 1
}

usage() {
  echo 'Usage: .ci/postgres.sh start [--durable] [--state FILE] | stop [--state FILE]' >&2
  exit 2
}

command=${1:-} durable=''
shift || usage
while (($#)); do
  case $1 in
    --durable) durable=$1 && shift ;;
    --state) state=${2:?} && shift 2 ;;
    *) usage ;;
  esac
done
case $command in
  start) start "$durable" ;;
  stop) stop ;;
  *) usage ;;
esac
