-- The database of the service and its login, which owns this database and has no right on the rest of the server. Can be run
-- again: what is there stays, and the login gets the password that is set now. The password comes from sqlcmd's environment.
SET NOCOUNT ON;
GO

IF DB_ID(N'Messaging') IS NULL
BEGIN
    CREATE DATABASE Messaging;

    -- Without backups of the log, the full model lets it grow for ever. To restore to a point in time, set FULL and back the
    -- log up.
    ALTER DATABASE Messaging SET RECOVERY SIMPLE;
END;
GO

-- Readers see the last committed state instead of waiting for writers.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'Messaging' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE Messaging SET READ_COMMITTED_SNAPSHOT ON;

IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'Messaging' AND snapshot_isolation_state = 0)
    ALTER DATABASE Messaging SET ALLOW_SNAPSHOT_ISOLATION ON;
GO

IF SUSER_ID(N'messaging') IS NULL
    CREATE LOGIN messaging WITH PASSWORD = N'$(MESSAGING_PASSWORD)', DEFAULT_DATABASE = Messaging;
ELSE IF EXISTS (SELECT 1 FROM sys.sql_logins WHERE name = N'messaging' AND PWDCOMPARE(N'$(MESSAGING_PASSWORD)', password_hash) = 0)
    ALTER LOGIN messaging WITH PASSWORD = N'$(MESSAGING_PASSWORD)';
GO

USE Messaging;
GO

-- After a restore from another server the user is there and belongs to a login that is not.
IF USER_ID(N'messaging') IS NULL
    CREATE USER messaging FOR LOGIN messaging;
ELSE
    ALTER USER messaging WITH LOGIN = messaging;

-- The service makes and changes the tables itself, when a new version starts.
ALTER ROLE db_owner ADD MEMBER messaging;
GO
