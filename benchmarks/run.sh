#!/usr/bin/env bash
# Measures a published build of the service beside the raw yardstick and prints a Markdown report.
# What the rows mean and how the figures are made: benchmarks/README.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: benchmarks/run.sh [option...]
  --duration SECONDS    measured time of each row (default 10, at most 300)
  --warmup SECONDS      load before each measurement that does not count (default 3)
  --rounds N            measure every row N times and show its median round (default 1)
  --messages N          length of the conversation that is read (default 100000, at least 2000)
  --threads N           threads of each wrk (default 1)
  --folder DIR          where the temporary data folder is made; its disk is what gets measured (default TMPDIR or /tmp)
  --published DIR       measure this published build instead of publishing the working tree
  --output FILE         write the report to FILE too
  --keep                leave the temporary folder (database, logs, raw results) in place
Needs the .NET SDK, wrk, curl, jq and bash on Linux. Exit code 1 when a request failed or a message was lost.
TEXT
}

say() { echo "run.sh: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
duration=10 warmup=3 rounds=1 messages=100000 threads=1
folder=${TMPDIR:-/tmp} published='' output='' keep=false

while (($#)); do
  case $1 in
    --duration | --warmup | --rounds | --messages | --threads)
      [[ ${2:-} =~ ^[1-9][0-9]{0,6}$ ]] || fail "$1 needs a whole number from 1"
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --folder | --published | --output)
      [[ -n ${2:-} ]] || fail "$1 needs a path"
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --keep) keep=true && shift ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
((duration <= 300 && warmup <= 300 && rounds <= 20)) || fail "at most 300 seconds a row and 20 rounds"
((messages >= 2000)) || fail "--messages must be at least 2000"
for tool in dotnet wrk curl jq; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done

readonly users=64 senders=8 connections=64 readers=32 login_connections=4 mixed_connections=32 idle_seconds=5
ticks=$(getconf CLK_TCK)
work=$(mktemp -d "$folder/messaging-benchmark.XXXXXX")
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
  jobs -p | xargs -r kill -TERM 2>/dev/null || true # wrk or the seeding, when interrupted
  for server in "${!pids[@]}"; do stop "$server" || true; done
  if [[ $keep == true ]]; then say "left in place: $work"; else rm -rf "$work"; fi
  exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

start_service() {
  start service /health/ready "$work/service" env \
    "ConnectionStrings__Messaging=Data Source=$data/messaging.db" RateLimits__Enabled=false \
    "ASPNETCORE_URLS=${urls[service]}" "URLS=${urls[service]}" dotnet Messaging.WebApi.dll
}

sync_cost() { dotnet "$work/yardstick/Messaging.Yardstick.dll" --sync-cost "$data"; }

# The seeding names its users bench-000, bench-001 …; the first two share the long conversation.
mapfile -t reading_users < <(seq -f 'bench-%03g' 0 1)
mapfile -t sending_users < <(seq -f 'bench-%03g' 2 $((senders + 1)))
mapfile -t deep_sequences < <(seq 100 50 1050)

# Messages in all conversations of the given users, by the counter of each conversation.
stored() {
  local token
  for token in "$@"; do call "$token" GET '/conversations?limit=100'; done |
    jq -s '[.[].items[] | {key: .id, value: .lastSequence}] | from_entries | add'
}

# record ROW SERVER RESULT ALL_REQUESTS TICKS: requests and ticks are those of everything that ran at once.
record() {
  jq -c --arg row "$1" --arg server "$2" --argjson cpuRequests "$4" --argjson cpuTicks "$5" --argjson hz "$ticks" \
    --argjson peakKb "$(memory_kb "$2" VmHWM)" '. + {
      row: $row, server: $server, peakKb: $peakKb, perSecond: ((.requests - .statusErrors) / .seconds),
      cpuMs: ($cpuTicks * 1000 / $hz / $cpuRequests), errors: (.statusErrors + .socketErrors)
    }' <<<"$3" | tee -a "$work/results.jsonl" >"$work/last.json"
  jq -e '.errors == 0' "$work/last.json" >/dev/null || failed=true
  say "$1 ($2): $(jq -r '"\(.perSecond | round)/s, \(.errors) errors"' "$work/last.json")"
}

# measure ROW SERVER CONNECTIONS SCRIPT, with the script's variables in the environment.
measure() {
  local before result
  load "$2" "$3" "$warmup" "$4" >"$work/warmup.json"
  reset_peak "$2"
  before=$(cpu_ticks "$2")
  result=$(load "$2" "$3" "$duration" "$4")
  record "$1" "$2" "$result" "$(jq .requests <<<"$result")" $(($(cpu_ticks "$2") - before))
}

# Every 201 must be a stored message, and nothing may be stored that was not sent: wrk drops at most what was under
# way at its two ends.
check_stored() {
  local acknowledged
  acknowledged=$(jq -s 'map(.requests - .statusErrors) | add' "$work/warmup.json" "$work/last.json")
  if (($2 - $1 < acknowledged || $2 - $1 > acknowledged + 2 * connections)); then
    say "$acknowledged sends were acknowledged, $(($2 - $1)) are stored"
    failed=true
  fi
}

measure_send() {
  local tokens before
  mapfile -t tokens < <(log_in "${sending_users[@]}")
  ((${#tokens[@]} == senders)) || fail "not every sender could log in"
  before=$(stored "${tokens[@]}")
  TOKENS="${tokens[*]}" RECIPIENTS=${sending_users[*]} SEND_PATH=/api/v1/messages \
    measure send service "$connections" send
  check_stored "$before" "$(stored "${tokens[@]}")"
  RECIPIENTS='bench-000 bench-001' SEND_PATH=/insert measure send yardstick "$connections" send
}

measure_history() {
  local tokens
  mapfile -t tokens < <(log_in "${reading_users[@]}")
  [[ $(call "${tokens[0]}" GET "$history" | jq '.items | length == 50 and .[0].sequence == '"$messages") == true ]] ||
    fail "the first history page is not the newest 50 messages"
  TOKENS="${tokens[*]}" READ_PATHS=/api/v1$history measure history service "$readers" read
  READ_PATHS="/history?before=$((messages + 1))" measure history yardstick "$readers" read

  [[ $(call "${tokens[1]}" GET "$history?before=100" | jq '[.items[].sequence] == [range(99; 49; -1)]') == true ]] ||
    fail "the deep history page is not the 50 messages before sequence 100"
  TOKENS="${tokens[*]}" READ_PATHS=$(printf "/api/v1$history?before=%d " "${deep_sequences[@]}") \
    measure deep service "$readers" read
  READ_PATHS=$(printf '/history?before=%d ' "${deep_sequences[@]}") measure deep yardstick "$readers" read
}

measure_list() {
  local token
  token=$(log_in bench-000)
  [[ $(call "$token" GET /conversations | jq '.items | length') == 50 ]] || fail "the list is not 50 conversations long"
  TOKENS=$token READ_PATHS=/api/v1/conversations measure list service "$readers" read
}

measure_mixed() {
  local writing reading before sent got requests writer reader
  writing=$(log_in "${sending_users[@]}")
  reading=$(log_in "${reading_users[@]}")
  for seconds in "$warmup" "$duration"; do
    reset_peak service
    before=$(cpu_ticks service)
    TOKENS=$writing RECIPIENTS=${sending_users[*]} SEND_PATH=/api/v1/messages \
      load service "$mixed_connections" "$seconds" send >"$work/writers.json" &
    writer=$!
    TOKENS=$reading READ_PATHS=/api/v1$history \
      load service "$mixed_connections" "$seconds" read >"$work/readers.json" &
    reader=$!
    wait "$writer"
    wait "$reader"
  done
  before=$(($(cpu_ticks service) - before))
  sent=$(<"$work/writers.json") got=$(<"$work/readers.json")
  requests=$(jq -s 'map(.requests) | add' <<<"$sent$got")
  record mixed-send service "$sent" "$requests" "$before"
  record mixed-history service "$got" "$requests" "$before"
}

if [[ -z $published ]]; then
  publish src/WebApi "$work/service"
else
  cp -R "$published" "$work/service" # it may write logs beside itself
fi
publish benchmarks/Yardstick "$work/yardstick"
publish benchmarks/Seed "$work/seed"
urls[service]=http://127.0.0.1:$(free_port)
urls[yardstick]=http://127.0.0.1:$(free_port)
sync_before=$(sync_cost)

say "starting"
start_service
first_start_ms=$start_ms
stop service || fail "the service ended with code $? at SIGTERM"
start_service
second_start_ms=$start_ms
sleep "$idle_seconds"
idle_kb=$(memory_kb service VmRSS)
start yardstick /ready "$work/yardstick" dotnet Messaging.Yardstick.dll --Data "$data" --urls "${urls[yardstick]}"

say "seeding $messages messages over HTTP"
seed=$(timeout 600 dotnet "$work/seed/Messaging.Seed.dll" "${urls[service]}" "$users" "$messages")
history=/conversations/$(jq -r .conversationId <<<"$seed")/messages
# The seeding has warmed the service's sending up; a yardstick still being compiled would flatter it.
RECIPIENTS='bench-000 bench-001' SEND_PATH=/insert \
  load yardstick "$connections" "$idle_seconds" send >"$work/warmup.json"

for ((round = 1; round <= rounds; round++)); do
  measure_send
  measure_history
  measure_list
  USERS=${sending_users[*]} measure login service "$login_connections" login
  measure_mixed
done

database_bytes=$(stat -c %s "$data/messaging.db")
log_bytes=$(stat -c %s "$data/messaging.db-wal" 2>/dev/null || echo 0)
stop service || { say "the service ended with code $? at SIGTERM" && failed=true; }
locked=$(grep -c 'database is locked' "$work/service.log" || true) # grep: 1 when there is none
[[ $locked == 0 ]] || failed=true

jq -n --argjson syncBefore "$sync_before" --argjson syncAfter "$(sync_cost)" --argjson seed "$seed" \
  --argjson messages "$messages" --argjson duration "$duration" --argjson warmup "$warmup" --argjson rounds "$rounds" \
  --argjson threads "$threads" --argjson senders "$senders" --argjson connections "$connections" \
  --argjson readers "$readers" --argjson loginConnections "$login_connections" --argjson users "$users" \
  --argjson mixedConnections "$mixed_connections" --argjson firstStartMs "$first_start_ms" \
  --argjson secondStartMs "$second_start_ms" \
  --argjson idleKb "$idle_kb" --argjson idleSeconds "$idle_seconds" --argjson locked "$locked" \
  --argjson databaseBytes "$database_bytes" --argjson logBytes "$log_bytes" --argjson cores "$(nproc)" \
  --arg processor "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" --arg kernel "$(uname -sr)" \
  --arg runtime "$(dotnet --list-runtimes | awk '$1 == "Microsoft.AspNetCore.App" { version = $2 } END { print version }')" \
  --arg disk "$(df --output=fstype "$data" | tail -n 1)" --arg date "$(date -u +%F)" \
  --arg commit "$(git -C "$root" describe --always --dirty 2>/dev/null || echo unknown)" '$ARGS.named' >"$work/run.json"
jq -rs --slurpfile run "$work/run.json" -f "$here/table.jq" "$work/results.jsonl" | tee "$work/report.md"
[[ -z $output ]] || cp "$work/report.md" "$output"
[[ $failed == false ]] || fail "some requests failed or a check did not hold; see above"
