#!/usr/bin/env bash
# Prepares a SQL Server for the service: runs sqlserver.sql as the administrator. Passwords are handed over in the environment,
# where other processes do not see them.
set -euo pipefail

export SQLCMDPASSWORD MESSAGING_PASSWORD
SQLCMDPASSWORD=$(< /run/secrets/sqlserver_sa_password)
MESSAGING_PASSWORD=$(< /run/secrets/database_password)

# It is put between quotes of T-SQL, in a script whose variables start with $( .
if [[ $MESSAGING_PASSWORD == *[\'\$]* ]]; then
  echo "The password of the database must hold neither ' nor \$" >&2
  exit 1
fi

exec /opt/mssql-tools18/bin/sqlcmd -C -S "$SQLSERVER" -U sa -l 30 -b -i "$(dirname "${BASH_SOURCE[0]}")/sqlserver.sql"
