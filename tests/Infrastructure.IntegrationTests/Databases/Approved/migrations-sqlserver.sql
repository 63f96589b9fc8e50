IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [ActivityEntries] (
        [Sequence] bigint NOT NULL IDENTITY,
        [Id] binary(16) NOT NULL,
        [UserId] binary(16) NULL,
        [Type] int NOT NULL,
        [OccurredAt] datetime2(6) NOT NULL,
        [OtherUserId] binary(16) NULL,
        [IpAddress] nvarchar(45) COLLATE Latin1_General_100_BIN2 NULL,
        [ActorId] binary(16) NULL,
        [AttemptedName] nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
        [Roles] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_ActivityEntries] PRIMARY KEY ([Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [ActivitySealHeads] (
        [Id] int NOT NULL,
        [LastNumber] bigint NOT NULL,
        CONSTRAINT [PK_ActivitySealHeads] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [ActivitySeals] (
        [Number] bigint NOT NULL,
        [LastSequence] bigint NOT NULL,
        [EntryCount] int NOT NULL,
        [SealedAt] datetime2(6) NOT NULL,
        [Hash] binary(32) NOT NULL,
        CONSTRAINT [PK_ActivitySeals] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Conversations] (
        [Id] binary(16) NOT NULL,
        [Kind] int NOT NULL,
        [DirectKey] binary(32) NULL,
        [LastSequence] bigint NOT NULL,
        [LastMessageAt] datetime2(6) NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Conversations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [PasswordOutcomes] (
        [Id] binary(16) NOT NULL,
        [OccurredAt] datetime2(6) NOT NULL,
        [InstanceId] binary(16) NOT NULL,
        [Account] binary(16) NOT NULL,
        [Network] binary(16) NOT NULL,
        [WiderNetwork] binary(16) NOT NULL,
        [Verdict] int NOT NULL,
        CONSTRAINT [PK_PasswordOutcomes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Roles] (
        [Id] binary(16) NOT NULL,
        [Name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [NormalizedName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [ConcurrencyStamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Roles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [SigningKeyRecords] (
        [Id] int NOT NULL,
        [KeyIds] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_SigningKeyRecords] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [UserEvents] (
        [UserId] binary(16) NOT NULL,
        [Sequence] bigint NOT NULL,
        [Type] int NOT NULL,
        [OccurredAt] datetime2(6) NOT NULL,
        [ConversationId] binary(16) NULL,
        [MessageSequence] bigint NULL,
        [OtherUserId] binary(16) NULL,
        CONSTRAINT [PK_UserEvents] PRIMARY KEY ([UserId], [Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Users] (
        [Id] binary(16) NOT NULL,
        [DisplayName] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [DisabledAt] datetime2(6) NULL,
        [UserName] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [NormalizedUserName] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] nvarchar(254) COLLATE Latin1_General_100_BIN2 NULL,
        [NormalizedEmail] nvarchar(254) COLLATE Latin1_General_100_BIN2 NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [SecurityStamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ConcurrencyStamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [PhoneNumber] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_Users] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Messages] (
        [ConversationId] binary(16) NOT NULL,
        [Sequence] bigint NOT NULL,
        [Id] binary(16) NOT NULL,
        [SenderId] binary(16) NOT NULL,
        [RecipientId] binary(16) NULL,
        [Content] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ClientMessageId] binary(16) NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [ReadAt] datetime2(6) NULL,
        CONSTRAINT [PK_Messages] PRIMARY KEY ([ConversationId], [Sequence]),
        CONSTRAINT [FK_Messages_Conversations_ConversationId] FOREIGN KEY ([ConversationId]) REFERENCES [Conversations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [RoleClaims] (
        [Id] int NOT NULL IDENTITY,
        [RoleId] binary(16) NOT NULL,
        [ClaimType] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ClaimValue] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_RoleClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RoleClaims_Roles_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [Roles] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Blocks] (
        [BlockerId] binary(16) NOT NULL,
        [BlockedId] binary(16) NOT NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Blocks] PRIMARY KEY ([BlockerId], [BlockedId]),
        CONSTRAINT [FK_Blocks_Users_BlockedId] FOREIGN KEY ([BlockedId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Blocks_Users_BlockerId] FOREIGN KEY ([BlockerId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Participants] (
        [ConversationId] binary(16) NOT NULL,
        [UserId] binary(16) NOT NULL,
        [LastReadSequence] bigint NOT NULL,
        [SentCount] bigint NOT NULL,
        [SentCountRead] bigint NOT NULL,
        [LastMessageAt] datetime2(6) NULL,
        [JoinedAt] datetime2(6) NULL,
        CONSTRAINT [PK_Participants] PRIMARY KEY ([ConversationId], [UserId]),
        CONSTRAINT [FK_Participants_Conversations_ConversationId] FOREIGN KEY ([ConversationId]) REFERENCES [Conversations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Participants_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Rooms] (
        [ConversationId] binary(16) NOT NULL,
        [Name] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [NormalizedName] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsPublic] bit NOT NULL,
        [MemberCount] int NOT NULL,
        [OwnerId] binary(16) NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Rooms] PRIMARY KEY ([ConversationId]),
        CONSTRAINT [FK_Rooms_Conversations_ConversationId] FOREIGN KEY ([ConversationId]) REFERENCES [Conversations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Rooms_Users_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] binary(16) NOT NULL,
        [UserId] binary(16) NOT NULL,
        [RefreshTokenHash] binary(32) NOT NULL,
        [PreviousTokenHash] binary(32) NULL,
        [SealedSuccessor] varbinary(256) NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [LastUsedAt] datetime2(6) NOT NULL,
        [ExpiresAt] datetime2(6) NOT NULL,
        [EndsAt] datetime2(6) NOT NULL,
        [RevokedAt] datetime2(6) NULL,
        [IpAddress] nvarchar(45) COLLATE Latin1_General_100_BIN2 NULL,
        [UserAgent] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [UserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] binary(16) NOT NULL,
        [ClaimType] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ClaimValue] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_UserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UserClaims_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [UserEventHeads] (
        [UserId] binary(16) NOT NULL,
        [LastSequence] bigint NOT NULL,
        CONSTRAINT [PK_UserEventHeads] PRIMARY KEY ([UserId]),
        CONSTRAINT [FK_UserEventHeads_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [UserLogins] (
        [LoginProvider] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProviderKey] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProviderDisplayName] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [UserId] binary(16) NOT NULL,
        CONSTRAINT [PK_UserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_UserLogins_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [UserRoles] (
        [UserId] binary(16) NOT NULL,
        [RoleId] binary(16) NOT NULL,
        CONSTRAINT [PK_UserRoles] PRIMARY KEY ([UserId], [RoleId]),
        CONSTRAINT [FK_UserRoles_Roles_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [Roles] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_UserRoles_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE TABLE [UserTokens] (
        [UserId] binary(16) NOT NULL,
        [LoginProvider] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Value] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_UserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_UserTokens_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'LastNumber') AND [object_id] = OBJECT_ID(N'[ActivitySealHeads]'))
        SET IDENTITY_INSERT [ActivitySealHeads] ON;
    EXEC(N'INSERT INTO [ActivitySealHeads] ([Id], [LastNumber])
    VALUES (1, CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'LastNumber') AND [object_id] = OBJECT_ID(N'[ActivitySealHeads]'))
        SET IDENTITY_INSERT [ActivitySealHeads] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'ConcurrencyStamp', N'Name', N'NormalizedName') AND [object_id] = OBJECT_ID(N'[Roles]'))
        SET IDENTITY_INSERT [Roles] ON;
    EXEC(N'INSERT INTO [Roles] ([Id], [ConcurrencyStamp], [Name], [NormalizedName])
    VALUES (0x019A0000000070008000000000000001, N''019a0000-0000-7000-8000-000000000002'', N''Administrator'', N''ADMINISTRATOR'')');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'ConcurrencyStamp', N'Name', N'NormalizedName') AND [object_id] = OBJECT_ID(N'[Roles]'))
        SET IDENTITY_INSERT [Roles] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_ActivityEntries_OccurredAt_Id] ON [ActivityEntries] ([OccurredAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_ActivityEntries_Type_OccurredAt_Id] ON [ActivityEntries] ([Type], [OccurredAt], [Id]) WHERE "Type" <> 5');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_ActivityEntries_UserId_OccurredAt_Id] ON [ActivityEntries] ([UserId], [OccurredAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_ActivityEntries_UserId_Type_OccurredAt_Id] ON [ActivityEntries] ([UserId], [Type], [OccurredAt], [Id]) WHERE "Type" <> 5');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Blocks_BlockedId] ON [Blocks] ([BlockedId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Blocks_BlockerId_CreatedAt] ON [Blocks] ([BlockerId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Conversations_DirectKey] ON [Conversations] ([DirectKey]) WHERE [DirectKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Messages_Id] ON [Messages] ([Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Messages_RecipientId_CreatedAt] ON [Messages] ([RecipientId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Messages_SenderId_ClientMessageId] ON [Messages] ([SenderId], [ClientMessageId]) WHERE "ClientMessageId" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Messages_SenderId_CreatedAt] ON [Messages] ([SenderId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Participants_UserId_LastMessageAt_ConversationId] ON [Participants] ([UserId], [LastMessageAt], [ConversationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_PasswordOutcomes_OccurredAt] ON [PasswordOutcomes] ([OccurredAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_RoleClaims_RoleId] ON [RoleClaims] ([RoleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [RoleNameIndex] ON [Roles] ([NormalizedName]) WHERE [NormalizedName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Rooms_NormalizedName] ON [Rooms] ([NormalizedName]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Rooms_OwnerId] ON [Rooms] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_UserId_CreatedAt] ON [Sessions] ([UserId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_UserClaims_UserId] ON [UserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_UserLogins_UserId] ON [UserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [IX_UserRoles_RoleId] ON [UserRoles] ([RoleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [Users] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UserNameIndex] ON [Users] ([NormalizedUserName]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121211526_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121211526_Initial', N'10.0.14');
END;

COMMIT;
GO
