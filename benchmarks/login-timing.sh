#!/usr/bin/env bash
# Prints how long a refused login takes for a name that nobody has, for a wrong password and for a disabled account.
# Nobody should be able to tell them apart; nothing is asserted, because medians of a shared machine drift.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: benchmarks/login-timing.sh [option...]
  --rounds N        refused logins of each sort, in turn (default 200, at most 5000)
  --published DIR   measure this published build instead of publishing the working tree
Needs the .NET SDK, curl, jq and bash on Linux.
TEXT
}

say() { echo "login-timing.sh: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
rounds=200 published=''

while (($#)); do
  case $1 in
    --rounds)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || fail "$1 needs a whole number from 1"
      rounds=$2
      shift 2
      ;;
    --published)
      [[ -n ${2:-} ]] || fail "$1 needs a path"
      published=$2
      shift 2
      ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
((rounds <= 5000)) || fail "at most 5000 rounds"
for tool in dotnet curl jq; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/messaging-login-timing.XXXXXX")
password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')
# shellcheck source=benchmarks/servers.sh
source "$here/servers.sh"

cleanup() {
  local code=$?
  trap - EXIT INT TERM
  stop service || true
  rm -rf "$work"
  exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# call TOKEN PATH [BODY]: posts; the answer's body; anything but 2xx ends the run.
call() {
  local arguments=(-sS --fail-with-body --max-time 30 -X POST)
  [[ -z $1 ]] || arguments+=(-H "Authorization: Bearer $1")
  [[ -z ${3:-} ]] || arguments+=(-H 'Content-Type: application/json' -d "$3")
  curl "${arguments[@]}" "${urls[service]}/api/v1$2" || fail "POST $2 failed"
}

# refuse FILE NAME PASSWORD: adds the milliseconds until the refusal to a file. A connection each, like strangers have.
refuse() {
  local status seconds
  read -r status seconds < <(curl -s -o "$work/answer" -w '%{http_code} %{time_total}\n' -H 'Content-Type: application/json' \
    -d "{\"userName\":\"$2\",\"password\":\"$3\"}" "${urls[service]}/api/v1/auth/login")
  [[ $status == 401 ]] || fail "a login was answered $status"
  jq -n "$seconds * 1000" >>"$work/$1"
}

if [[ -z $published ]]; then
  publish src/WebApi "$work/service"
else
  cp -R "$published" "$work/service" # it may write logs beside itself
fi
urls[service]=http://127.0.0.1:$(free_port)
start service /health/ready "$work/service" env \
  "ConnectionStrings__Messaging=Data Source=$work/messaging.db" RateLimits__Enabled=false \
  Administrator__UserName=bench-root "Administrator__Password=$password" "URLS=${urls[service]}" dotnet Messaging.WebApi.dll

for name in bench-known bench-disabled; do
  call '' /auth/register "{\"userName\":\"$name\",\"password\":\"$password\"}" >"$work/answer"
done
token=$(call '' /auth/login "{\"userName\":\"bench-root\",\"password\":\"$password\"}" | jq -er .accessToken)
call "$token" /admin/users/bench-disabled/disable

say "$rounds refused logins of each sort"
for ((round = 0; round < rounds + 10; round++)); do
  ((round != 10)) || rm "$work"/ms-* # the first ones warm the service up
  refuse ms-unknown bench-nobody "$password"
  refuse ms-wrong bench-known "not $password"
  refuse ms-disabled bench-disabled "$password"
done

# row LABEL FILE
row() {
  jq -rs --arg what "$1" 'def at(share): sort | .[((length - 1) * share) | floor] * 100 | round / 100;
    "| \($what) | \(at(0.5)) | \(at(0.1)) | \(at(0.9)) |"' "$work/$2"
}

echo '| Refused login | median, ms | 10 % | 90 % |'
echo '|---|---|---|---|'
row 'Unknown name' ms-unknown
row 'Wrong password' ms-wrong
row 'Disabled account, right password' ms-disabled
