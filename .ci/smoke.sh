#!/usr/bin/env bash
# Whether a service that was just started works: two people register, one writes to the other, who reads it.
#   .ci/smoke.sh http://127.0.0.1:5080
set -euo pipefail
address=$1
api=$address/api/v1

fail() {
  printf '%s: %s\n' "$address" "$1" >&2
  exit 1
}

curl --silent --fail --output /dev/null --retry 30 --retry-delay 1 --retry-all-errors "$address/health/ready" || fail 'is not ready'

register() {
  curl --silent --fail-with-body "$api/auth/register" --json "{\"userName\":\"$1\",\"password\":\"$(head -c 15 /dev/urandom | base64)\"}" |
    jq --exit-status --raw-output .accessToken
}

suffix=$RANDOM$RANDOM
sender=$(register "smoke-a-$suffix") || fail 'nobody can register'
reader=$(register "smoke-b-$suffix") || fail 'nobody can register'
conversation=$(curl --silent --fail-with-body "$api/messages" --header "Authorization: Bearer $sender" \
  --json "{\"recipient\":\"smoke-b-$suffix\",\"content\":\"Здравствуй, 世界 👋\"}" | jq --exit-status --raw-output .conversationId) ||
  fail 'a message cannot be sent'
content=$(curl --silent --fail-with-body "$api/conversations/$conversation/messages" --header "Authorization: Bearer $reader" |
  jq --exit-status --raw-output '.items[0].content') || fail 'the message cannot be read'
[[ $content == 'Здравствуй, 世界 👋' ]] || fail "the message came as '$content'"

printf '%s: works\n' "$address"
