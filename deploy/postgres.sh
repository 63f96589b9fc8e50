#!/usr/bin/env bash
# Prepares a PostgreSQL server for the service: the role "messaging", which owns the database "messaging" and has no other
# right. The image runs it once, against the new server's socket.
set -euo pipefail

# psql reads the password itself, so that no other process sees it.
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres << 'SQL'
\set password `cat /run/secrets/database_password`
CREATE ROLE messaging LOGIN PASSWORD :'password';
CREATE DATABASE messaging OWNER messaging TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
REVOKE ALL ON DATABASE messaging FROM PUBLIC;
SQL
