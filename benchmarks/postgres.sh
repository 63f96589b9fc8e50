#!/usr/bin/env bash
# Measures a published build of the service on a PostgreSQL server that is thrown away after; prints Markdown.
# What the figures mean and how they are made: benchmarks/README.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: benchmarks/postgres.sh [option...]
  --duration SECONDS    measured time of each row (default 10, at most 300)
  --warmup SECONDS      load before each measurement that does not count (default 15)
  --connections N       connections that send (default 64)
  --messages N          length of the conversation that is read (default 5000, at least 2000)
  --threads N           threads of each wrk (default 1)
  --folder DIR          where the temporary folders are made; its disk is what gets measured (default TMPDIR or /tmp)
  --published DIR       measure this published build instead of publishing the working tree
  --output FILE         write the report to FILE too
Needs the .NET SDK, PostgreSQL's server programs, wrk, curl, jq and bash on Linux. Exit code 1 when a request failed or a
message was lost.
TEXT
}

say() { echo "postgres.sh: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
duration=10 warmup=15 connections=64 messages=5000 threads=1
folder=${TMPDIR:-/tmp} published='' output=''

while (($#)); do
  case $1 in
    --duration | --warmup | --connections | --messages | --threads)
      [[ ${2:-} =~ ^[1-9][0-9]{0,6}$ ]] || fail "$1 needs a whole number from 1"
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --folder | --published | --output)
      [[ -n ${2:-} ]] || fail "$1 needs a path"
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
((duration <= 300 && warmup <= 300)) || fail "at most 300 seconds a row"
((messages >= 2000)) || fail "--messages must be at least 2000"
for tool in dotnet wrk curl jq psql; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done

# As many people as connections, so that few messages meet in one conversation.
readonly senders=64 readers=32
ticks=$(getconf CLK_TCK)
work=$(mktemp -d "$folder/messaging-benchmark.XXXXXX")
server_state=$work/server
BENCH_PASSWORD=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')
export BENCH_PASSWORD
failed=false
# shellcheck source=benchmarks/servers.sh
source "$here/servers.sh"

cleanup() {
  local code=$?
  trap - EXIT INT TERM
  jobs -p | xargs -r kill -TERM 2>/dev/null || true
  stop service || true
  "$root/.ci/postgres.sh" stop --state "$server_state" || true
  rm -rf "$work"
  exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Those of the server's main process and of all its children, ended ones included. A name may hold blanks.
database_cpu_ticks() {
  sed 's/.*) //' "/proc/$postmaster/stat" | awk '{ print $12 + $13 + $14 + $15 }'
  for child in $(<"/proc/$postmaster/task/$postmaster/children"); do
    { sed 's/.*) //' "/proc/$child/stat" | awk '{ print $12 + $13 }'; } 2>/dev/null || true # it may have ended just now
  done
}
sum() { awk '{ all += $1 } END { print all + 0 }'; }

# ask DATABASE SQL: one value.
ask() { psql -XAtq -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres -d "$1" -c "$2"; }
stored() { ask messaging 'SELECT COUNT(*) FROM "Messages"'; }

# measure ROW CONNECTIONS SCRIPT, with the script's variables in the environment.
measure() {
  local service database result
  load service "$2" "$warmup" "$3" >"$work/warmup.json"
  service=$(cpu_ticks service)
  database=$(database_cpu_ticks | sum)
  result=$(load service "$2" "$duration" "$3")
  jq -c --arg row "$1" --argjson service "$(($(cpu_ticks service) - service))" \
    --argjson database "$(($(database_cpu_ticks | sum) - database))" --argjson hz "$ticks" '. + {
      row: $row, perSecond: ((.requests - .statusErrors) / .seconds), errors: (.statusErrors + .socketErrors),
      serviceMs: ($service * 1000 / $hz / .requests), databaseMs: ($database * 1000 / $hz / .requests)
    }' <<<"$result" | tee -a "$work/results.jsonl" >"$work/last.json"
  jq -e '.errors == 0' "$work/last.json" >/dev/null || failed=true
  say "$1: $(jq -r '"\(.perSecond | round)/s, \(.errors) errors"' "$work/last.json")"
}

if [[ -z $published ]]; then
  publish src/WebApi "$work/service"
else
  cp -R "$published" "$work/service" # it may write logs beside itself
fi
publish benchmarks/Seed "$work/seed"

server=$(TMPDIR=$folder "$root/.ci/postgres.sh" start --durable --state "$server_state")
postmaster=$(head -n 1 "$(<"$server_state")/data/postmaster.pid")
port=$(sed 's/.*Port=\([0-9]*\).*/\1/' <<<"$server")
urls[service]=http://127.0.0.1:$(free_port)
start service /health/ready "$work/service" env Database__Provider=PostgreSql Data__Folder="$work/data" \
  "ConnectionStrings__Messaging=${server/Database=postgres/Database=messaging}" RateLimits__Enabled=false \
  "ASPNETCORE_URLS=${urls[service]}" "URLS=${urls[service]}" dotnet Messaging.WebApi.dll

say "seeding"
seed=$(timeout 600 dotnet "$work/seed/Messaging.Seed.dll" "${urls[service]}" $((senders + 2)) "$messages")
mapfile -t reading_users < <(seq -f 'bench-%03g' 0 1)
mapfile -t sending_users < <(seq -f 'bench-%03g' 2 $((senders + 1)))

mapfile -t tokens < <(log_in "${sending_users[@]}")
((${#tokens[@]} == senders)) || fail "not every sender could log in"
before=$(stored)
TOKENS="${tokens[*]}" RECIPIENTS=${sending_users[*]} SEND_PATH=/api/v1/messages measure send "$connections" send
added=$(($(stored) - before))
acknowledged=$(jq -s 'map(.requests - .statusErrors) | add' "$work/warmup.json" "$work/last.json")
# wrk drops at most what was under way at its two ends.
if ((added < acknowledged || added > acknowledged + 2 * connections)); then
  say "$acknowledged sends were acknowledged, $added are stored"
  failed=true
fi

mapfile -t tokens < <(log_in "${reading_users[@]}")
TOKENS="${tokens[*]}" READ_PATHS=/api/v1/conversations/$(jq -r .conversationId <<<"$seed")/messages measure history "$readers" read
TOKENS=${tokens[0]} READ_PATHS=/api/v1/conversations measure list "$readers" read

deadlocks=$(ask messaging "SELECT deadlocks FROM pg_stat_database WHERE datname = 'messaging'")
stop service || { say "the service ended with code $? at SIGTERM" && failed=true; }
{
  echo "PostgreSQL $(ask postgres 'SHOW server_version'), $(nproc) cores, $(df --output=fstype "$(<"$server_state")" | tail -n 1)," \
    "$(date -u +%F), $(git -C "$root" describe --always --dirty 2>/dev/null || echo unknown): $connections connections of $senders" \
    "people send, $readers read; $acknowledged messages acknowledged, $added stored, $deadlocks deadlocks."
  echo
  echo '| Row | requests/s | p50 ms | p99 ms | errors | service CPU ms | database CPU ms | together |'
  echo '|---|---:|---:|---:|---:|---:|---:|---:|'
  jq -r '
    def round2: . * 100 | round / 100;
    def round3: . * 1000 | round / 1000;
    "| \(.row) | \(.perSecond | round) | \(.p50Ms | round2) | \(.p99Ms | round2) | \(.errors) | \(.serviceMs | round3) | \(.databaseMs | round3) | \(.serviceMs + .databaseMs | round3) |"
  ' "$work/results.jsonl"
} | tee "$work/report.md"
[[ -z $output ]] || cp "$work/report.md" "$output"
[[ $failed == false ]] || fail "some requests failed or a check did not hold; see above"
