#!/usr/bin/env bash
# Measures how long a message takes to its recipient's stream, and what an idle stream costs; prints Markdown.
# What the figures mean and how they are made: benchmarks/README.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: benchmarks/delivery.sh [option...]
  --streams N           open streams, one for each user (default 2000)
  --rate N              messages a second (default 500)
  --duration SECONDS    measured time of each row (default 10, at most 300)
  --warmup SECONDS      sending before each measurement that does not count (default 4)
  --users DIR           keep the users there for later runs, or take those that are there (for a day)
  --folder DIR          where the temporary folder is made; its disk is what gets measured (default TMPDIR or /tmp)
  --published DIR       measure this published build instead of publishing the working tree
  --output FILE         write the report to FILE too
Needs the .NET SDK, curl, jq and bash on Linux. Exit code 1 when a message was refused, lost or doubled, or a stream closed.
TEXT
}

say() { echo "delivery.sh: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
streams=2000 rate=500 duration=10 warmup=4
folder=${TMPDIR:-/tmp} users='' published='' output=''

while (($#)); do
  case $1 in
    --streams | --rate | --duration | --warmup)
      [[ ${2:-} =~ ^[1-9][0-9]{0,4}$ ]] || fail "$1 needs a whole number from 1"
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --users | --folder | --published | --output)
      [[ -n ${2:-} ]] || fail "$1 needs a path"
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
((duration <= 300 && warmup <= 300)) || fail "at most 300 seconds a row"
((streams % 2 == 0)) || fail "users write to each other in pairs: --streams must be even"
for tool in dotnet curl jq; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done
ulimit -n $((streams + 1000)) || fail "the system allows too few open files for $streams streams"

work=$(mktemp -d "$folder/messaging-delivery.XXXXXX")
data=$work/data
mkdir "$data"
BENCH_PASSWORD=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')
export BENCH_PASSWORD
failed=false
# shellcheck source=benchmarks/servers.sh
source "$here/servers.sh"

cleanup() {
  local code=$?
  trap - EXIT INT TERM
  jobs -p | xargs -r kill -TERM 2>/dev/null || true
  for server in "${!pids[@]}"; do stop "$server" || true; done
  rm -rf "$work"
  exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# start_service SERVER_GC: 1 for the collector that the service has by default, 0 for the one that spares memory.
start_service() {
  start service /health/ready "$work/service" env "DOTNET_gcServer=$1" Tokens__AccessMinutes=1440 \
    "ConnectionStrings__Messaging=Data Source=$data/messaging.db" RateLimits__Enabled=false \
    "ASPNETCORE_URLS=${urls[service]}" "URLS=${urls[service]}" dotnet Messaging.WebApi.dll
}

stop_service() { stop service || { say "the service ended with code $? at SIGTERM" && failed=true; }; }

delivery() { timeout 3600 env -u DOTNET_gcServer dotnet "$work/delivery/Messaging.Delivery.dll" "$@"; }

# Registering hashes a password for each user, which takes minutes; so they can be kept, with their tokens.
provide_users() {
  if [[ -n $users && -f $users/people ]]; then
    (($(wc -l <"$users/people") >= streams)) || fail "there are fewer users in $users than streams"
    cp "$users"/* "$data"
    return
  fi

  say "registering $streams users"
  start_service 1
  delivery register "${urls[service]}" "$streams" "$data/people"
  stop_service
  if [[ -n $users ]]; then
    mkdir -p "$users"
    cp "$data"/messaging.db* "$data/signing.key" "$data/people" "$users"
  fi
}

# measure SERVER_GC: a fresh process, warmed up with few streams, so that compiled code is not counted as memory of streams.
measure() {
  local common
  say "measuring, DOTNET_gcServer=$1"
  start_service "$1"
  common=(measure "${urls[service]}" "${pids[service]}" "$data/people")
  delivery "${common[@]}" 50 100 1 3 >"$work/warmup.json" || failed=true
  sleep 3
  delivery "${common[@]}" "$streams" "$rate" "$warmup" "$duration" | jq -c --argjson gc "$1" '. + {gc: $gc}' >>"$work/results.jsonl" ||
    failed=true
  stop_service
}

if [[ -z $published ]]; then
  publish src/WebApi "$work/service"
else
  cp -R "$published" "$work/service" # it may write logs beside itself
fi
publish benchmarks/Delivery "$work/delivery"
urls[service]=http://127.0.0.1:$(free_port)
provide_users
measure 1
measure 0

{
  printf '%s streams, %s messages a second, %s s; %s cores, %s, load average afterwards %s.\n\n' "$streams" "$rate" "$duration" \
    "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(cut -d ' ' -f 1 /proc/loadavg)"
  jq -rs -f "$here/delivery.jq" "$work/results.jsonl"
} | tee "$work/report.md"
[[ -z $output ]] || cp "$work/report.md" "$output"
[[ $failed == false ]] || fail "a message was refused, lost or doubled, or a stream closed; see above"
