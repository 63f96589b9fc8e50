#!/usr/bin/env bash
# Shows that the OpenAPI document is good for generating a client: fetches it from the service that was built, makes
# TypeScript types of it, and compiles samples/typescript against them. Everything goes into artifacts/typescript.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$PWD/artifacts/typescript
service=$PWD/src/WebApi/bin/${CONFIGURATION:-Debug}/net10.0/Messaging.WebApi.dll
mkdir -p "$out"
data=$(mktemp -d)
trap 'kill "${pid:-}" 2>/dev/null || true; wait; rm -rf "$data"' EXIT

: >"$data/output"
npm install --silent --no-audit --no-fund --no-save --prefix "$out" openapi-typescript@7.13.0 typescript@5.9.3 >/dev/null

(cd "$data" && exec env "ConnectionStrings__Messaging=Data Source=$data/messaging.db" dotnet "$service" --urls http://127.0.0.1:0) >"$data/output" &
pid=$!
for ((try = 0; try < 600; try++)); do
  address=$(grep -om1 'http://127.0.0.1:[0-9]*' "$data/output" || true)
  [[ -n $address ]] && break
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
[[ -n ${address:-} ]] || { cat "$data/output" && echo 'The service did not start.' && exit 1; }
curl --fail-with-body -sS --max-time 60 -o "$out/openapi.json" "$address/swagger/v1/swagger.json"

"$out/node_modules/.bin/openapi-typescript" "$out/openapi.json" --output "$out/api.d.ts" >/dev/null
"$out/node_modules/.bin/tsc" --project samples/typescript
echo "$(grep -c . "$out/api.d.ts") lines of types; samples/typescript compiles against them."
