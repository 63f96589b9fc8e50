# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the script that sources this sets here, root, work and threads, and reads start_ms
# Starting, stopping, calling, loading and watching servers.

# By server name: the process started here, and the address it listens on.
declare -A pids=() urls=()

free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 30000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

publish() {
  say "publishing $1"
  timeout 600 dotnet publish "$root/$1" -c Release -o "$2" --disable-build-servers >"$work/publish.log" ||
    { cat "$work/publish.log" >&2 && fail "publishing $1 failed"; }
}

# start NAME READY_PATH FOLDER COMMAND...: sets start_ms, the time until READY_PATH answers 200.
start() {
  local name=$1 ready=$2 directory=$3 begun now
  shift 3
  begun=${EPOCHREALTIME/./}
  (cd "$directory" && exec "$@" >>"$work/$name.log" 2>&1) &
  pids[$name]=$!
  until curl -sf -o "$work/ready" --max-time 1 "${urls[$name]}$ready"; do
    kill -0 "${pids[$name]}" 2>/dev/null || { tail "$work/$name.log" >&2 && fail "$name ended while starting"; }
    now=${EPOCHREALTIME/./}
    ((now - begun < 60000000)) || { tail "$work/$name.log" >&2 && fail "$name is not ready after 60 s"; }
    sleep 0.01
  done
  now=${EPOCHREALTIME/./}
  start_ms=$(((now - begun) / 1000))
}

# Ends one server as an operator would, and by force when it does not go within 15 seconds.
stop() {
  local pid=${pids[$1]:-} code=0
  [[ -n $pid ]] || return 0
  unset "pids[$1]"
  kill -TERM "$pid" 2>/dev/null || true # it may have died by itself; wait tells how
  timeout 15 tail --pid="$pid" -f /dev/null || kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" || code=$?
  return "$code"
}

# CPU seconds and memory of a server, as the kernel counts them. The name in /proc/PID/stat may hold blanks.
cpu_ticks() { sed 's/.*) //' "/proc/${pids[$1]}/stat" | awk '{ print $12 + $13 }'; }
memory_kb() { awk -v key="$2:" '$1 == key { print $2 }' "/proc/${pids[$1]}/status"; }
# Not every kernel allows it; the peak is then that of the whole run so far.
reset_peak() { echo 5 2>/dev/null >"/proc/${pids[$1]}/clear_refs" || true; }

# call TOKEN METHOD PATH [BODY]: the answer's body; anything but 2xx ends the run.
call() {
  local arguments=(-sS --fail-with-body --max-time 30 -X "$2")
  [[ -z $1 ]] || arguments+=(-H "Authorization: Bearer $1")
  [[ -z ${4:-} ]] || arguments+=(-H 'Content-Type: application/json' -d "$4")
  curl "${arguments[@]}" "${urls[service]}/api/v1$3" || fail "$2 $3 failed"
}

# Access tokens live ten minutes, so every row logs its users in anew.
log_in() {
  local name
  for name in "$@"; do
    call '' POST /auth/login "{\"userName\":\"$name\",\"password\":\"$BENCH_PASSWORD\"}" | jq -er .accessToken
  done
}

# load SERVER CONNECTIONS SECONDS SCRIPT: one line of JSON.
load() {
  timeout $(($3 + 60)) wrk -t"$threads" -c"$2" -d"${3}s" --timeout 10s -s "$here/wrk/$4.lua" "${urls[$1]}" |
    grep '^{' || fail "wrk gave no result for $4"
}
