#!/usr/bin/env bash
# Makes the passwords of the databases for docker compose, in the folder "secrets", which git ignores. Those that are there
# stay as they are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The folder is closed to others, the files in it are not: each is mounted into containers whose users have other numbers
# than its owner here.
mkdir -p secrets
chmod 0700 secrets
for name in sqlserver_sa_password database_password postgres_password; do
  file=secrets/$name
  if [[ -e $file ]]; then
    printf 'kept %s\n' "$file"
    continue
  fi

  # SQL Server wants upper case, lower case and digits; the ending has them whatever the draw.
  random=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
  printf '%s-Aa1\n' "$random" > "$file.new"
  chmod 0444 "$file.new"
  mv "$file.new" "$file"
  printf 'made %s\n' "$file"
done
