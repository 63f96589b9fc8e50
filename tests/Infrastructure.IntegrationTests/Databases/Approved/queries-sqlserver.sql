-- UserDirectory.FindAsync
-- @normalized: String(32)
SELECT TOP(2) [u].[Id], [u].[UserName]
FROM [Users] AS [u]
WHERE [u].[NormalizedUserName] = @normalized;

-- UserDirectory.NamesOfAsync
-- @missing1: Binary(16)
-- @missing2: Binary(16)
SELECT [u].[Id], [u].[UserName]
FROM [Users] AS [u]
WHERE [u].[Id] IN (@missing1, @missing2);

-- UserReader.FindAsync
-- @userId: Binary(16)
SELECT [u1].[Id], [u1].[AccessFailedCount], [u1].[ConcurrencyStamp], [u1].[CreatedAt], [u1].[DisabledAt], [u1].[DisplayName], [u1].[Email], [u1].[EmailConfirmed], [u1].[LockoutEnabled], [u1].[LockoutEnd], [u1].[NormalizedEmail], [u1].[NormalizedUserName], [u1].[PasswordHash], [u1].[PhoneNumber], [u1].[PhoneNumberConfirmed], [u1].[SecurityStamp], [u1].[TwoFactorEnabled], [u1].[UserName], [s].[Name], [s].[UserId], [s].[RoleId], [s].[Id]
FROM (
    SELECT TOP(2) [u].[Id], [u].[AccessFailedCount], [u].[ConcurrencyStamp], [u].[CreatedAt], [u].[DisabledAt], [u].[DisplayName], [u].[Email], [u].[EmailConfirmed], [u].[LockoutEnabled], [u].[LockoutEnd], [u].[NormalizedEmail], [u].[NormalizedUserName], [u].[PasswordHash], [u].[PhoneNumber], [u].[PhoneNumberConfirmed], [u].[SecurityStamp], [u].[TwoFactorEnabled], [u].[UserName]
    FROM [Users] AS [u]
    WHERE [u].[Id] = @userId
) AS [u1]
LEFT JOIN (
    SELECT [r].[Name], [u0].[UserId], [u0].[RoleId], [r].[Id]
    FROM [UserRoles] AS [u0]
    INNER JOIN [Roles] AS [r] ON [u0].[RoleId] = [r].[Id]
) AS [s] ON [u1].[Id] = [s].[UserId]
ORDER BY [u1].[Id], [s].[UserId], [s].[RoleId];

-- UserReader.FindByNameAsync
-- @normalized: String(32)
SELECT [u1].[Id], [u1].[AccessFailedCount], [u1].[ConcurrencyStamp], [u1].[CreatedAt], [u1].[DisabledAt], [u1].[DisplayName], [u1].[Email], [u1].[EmailConfirmed], [u1].[LockoutEnabled], [u1].[LockoutEnd], [u1].[NormalizedEmail], [u1].[NormalizedUserName], [u1].[PasswordHash], [u1].[PhoneNumber], [u1].[PhoneNumberConfirmed], [u1].[SecurityStamp], [u1].[TwoFactorEnabled], [u1].[UserName], [s].[Name], [s].[UserId], [s].[RoleId], [s].[Id]
FROM (
    SELECT TOP(2) [u].[Id], [u].[AccessFailedCount], [u].[ConcurrencyStamp], [u].[CreatedAt], [u].[DisabledAt], [u].[DisplayName], [u].[Email], [u].[EmailConfirmed], [u].[LockoutEnabled], [u].[LockoutEnd], [u].[NormalizedEmail], [u].[NormalizedUserName], [u].[PasswordHash], [u].[PhoneNumber], [u].[PhoneNumberConfirmed], [u].[SecurityStamp], [u].[TwoFactorEnabled], [u].[UserName]
    FROM [Users] AS [u]
    WHERE [u].[NormalizedUserName] = @normalized
) AS [u1]
LEFT JOIN (
    SELECT [r].[Name], [u0].[UserId], [u0].[RoleId], [r].[Id]
    FROM [UserRoles] AS [u0]
    INNER JOIN [Roles] AS [r] ON [u0].[RoleId] = [r].[Id]
) AS [s] ON [u1].[Id] = [s].[UserId]
ORDER BY [u1].[Id], [s].[UserId], [s].[RoleId];

-- UserReader.SearchAsync, next
-- @p: Int32
-- @prefix: String(32)
-- @end: String(32)
-- @position: String(32)
SELECT TOP(@p) [u].[UserName], [u].[DisplayName], [u].[CreatedAt]
FROM [Users] AS [u]
WHERE [u].[DisabledAt] IS NULL AND [u].[NormalizedUserName] >= @prefix AND [u].[NormalizedUserName] < @end AND [u].[NormalizedUserName] > @position
ORDER BY [u].[NormalizedUserName];

-- UserReader.SearchAsync, previous
-- @p: Int32
-- @prefix: String(32)
-- @end: String(32)
-- @position: String(32)
SELECT TOP(@p) [u].[UserName], [u].[DisplayName], [u].[CreatedAt]
FROM [Users] AS [u]
WHERE [u].[DisabledAt] IS NULL AND [u].[NormalizedUserName] >= @prefix AND [u].[NormalizedUserName] < @end AND [u].[NormalizedUserName] < @position
ORDER BY [u].[NormalizedUserName] DESC;

-- UserReader.CountAsync
-- @prefix: String(32)
-- @end: String(32)
SELECT COUNT_BIG(*)
FROM [Users] AS [u]
WHERE [u].[DisabledAt] IS NULL AND [u].[NormalizedUserName] >= @prefix AND [u].[NormalizedUserName] < @end;

-- RoomReader.FindAsync
-- @reader: Binary(16)
-- @normalized: String(32)
SELECT TOP(2) [r].[ConversationId] AS [Id], [r].[Name], [r].[Title], [r].[IsPublic], [r].[MemberCount], [r].[CreatedAt]
FROM [Rooms] AS [r]
WHERE ([r].[IsPublic] = CAST(1 AS bit) OR EXISTS (
    SELECT 1
    FROM [Participants] AS [p]
    WHERE [p].[ConversationId] = [r].[ConversationId] AND [p].[UserId] = @reader)) AND [r].[NormalizedName] = @normalized;

-- RoomReader.ListAsync, next
-- @p: Int32
-- @reader: Binary(16)
-- @position: String(32)
SELECT TOP(@p) [r].[ConversationId] AS [Id], [r].[Name], [r].[Title], [r].[IsPublic], [r].[MemberCount], [r].[CreatedAt]
FROM [Rooms] AS [r]
WHERE ([r].[IsPublic] = CAST(1 AS bit) OR EXISTS (
    SELECT 1
    FROM [Participants] AS [p]
    WHERE [p].[ConversationId] = [r].[ConversationId] AND [p].[UserId] = @reader)) AND [r].[NormalizedName] > @position
ORDER BY [r].[NormalizedName];

-- RoomReader.ListAsync, nobody
-- @p: Int32
SELECT TOP(@p) [r].[ConversationId] AS [Id], [r].[Name], [r].[Title], [r].[IsPublic], [r].[MemberCount], [r].[CreatedAt]
FROM [Rooms] AS [r]
WHERE [r].[IsPublic] = CAST(1 AS bit)
ORDER BY [r].[NormalizedName];

-- RoomReader.CountAsync
-- @reader: Binary(16)
SELECT COUNT_BIG(*)
FROM [Rooms] AS [r]
WHERE [r].[IsPublic] = CAST(1 AS bit) OR EXISTS (
    SELECT 1
    FROM [Participants] AS [p]
    WHERE [p].[ConversationId] = [r].[ConversationId] AND [p].[UserId] = @reader);

-- RoomReader.ListMembersAsync, next
-- @p: Int32
-- @_8__locals1_roomId: Binary(16)
-- @_8__locals1_roomId0: Binary(16)
-- @position: String(32)
SELECT TOP(@p) [u].[UserName], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Rooms] AS [r]
        WHERE [r].[ConversationId] = @_8__locals1_roomId AND [r].[OwnerId] = [u].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsOwner], [p].[JoinedAt]
FROM [Participants] AS [p]
INNER JOIN [Users] AS [u] ON [p].[UserId] = [u].[Id]
WHERE [p].[ConversationId] = @_8__locals1_roomId0 AND [u].[NormalizedUserName] > @position
ORDER BY [u].[NormalizedUserName];

-- BlockReader.ListAsync, next
-- @p: Int32
-- @blockerId: Binary(16)
-- @time: DateTime2
-- @id: Binary(16)
SELECT [b0].[BlockedId], [u].[UserName], [b0].[CreatedAt]
FROM (
    SELECT TOP(@p) [b].[BlockedId], [b].[CreatedAt]
    FROM [Blocks] AS [b]
    WHERE [b].[BlockerId] = @blockerId AND [b].[CreatedAt] <= @time AND ([b].[CreatedAt] < @time OR [b].[BlockedId] < @id)
    ORDER BY [b].[CreatedAt] DESC, [b].[BlockedId] DESC
) AS [b0]
INNER JOIN [Users] AS [u] ON [b0].[BlockedId] = [u].[Id]
ORDER BY [b0].[CreatedAt] DESC, [b0].[BlockedId] DESC;

-- BlockReader.ListAsync, previous
-- @p: Int32
-- @blockerId: Binary(16)
-- @time: DateTime2
-- @id: Binary(16)
SELECT [b0].[BlockedId], [u].[UserName], [b0].[CreatedAt]
FROM (
    SELECT TOP(@p) [b].[BlockedId], [b].[CreatedAt]
    FROM [Blocks] AS [b]
    WHERE [b].[BlockerId] = @blockerId AND [b].[CreatedAt] >= @time AND ([b].[CreatedAt] > @time OR [b].[BlockedId] > @id)
    ORDER BY [b].[CreatedAt], [b].[BlockedId]
) AS [b0]
INNER JOIN [Users] AS [u] ON [b0].[BlockedId] = [u].[Id]
ORDER BY [b0].[CreatedAt], [b0].[BlockedId];

-- BlockReader.CountAsync
-- @blockerId: Binary(16)
SELECT COUNT_BIG(*)
FROM [Blocks] AS [b]
WHERE [b].[BlockerId] = @blockerId;

-- SessionReader.ListAsync, next
-- @p: Int32
-- @userId: Binary(16)
-- @now: DateTime2
-- @now0: DateTime2
-- @time: DateTime2
-- @id: Binary(16)
SELECT TOP(@p) [s].[Id], [s].[CreatedAt], [s].[EndsAt], [s].[ExpiresAt], [s].[IpAddress], [s].[LastUsedAt], [s].[PreviousTokenHash], [s].[RefreshTokenHash], [s].[RevokedAt], [s].[SealedSuccessor], [s].[UserAgent], [s].[UserId]
FROM [Sessions] AS [s]
WHERE [s].[UserId] = @userId AND [s].[RevokedAt] IS NULL AND [s].[ExpiresAt] > @now AND [s].[EndsAt] > @now0 AND [s].[CreatedAt] <= @time AND ([s].[CreatedAt] < @time OR [s].[Id] < @id)
ORDER BY [s].[CreatedAt] DESC, [s].[Id] DESC;

-- SessionReader.ListAsync, previous
-- @p: Int32
-- @userId: Binary(16)
-- @now: DateTime2
-- @now0: DateTime2
-- @time: DateTime2
-- @id: Binary(16)
SELECT TOP(@p) [s].[Id], [s].[CreatedAt], [s].[EndsAt], [s].[ExpiresAt], [s].[IpAddress], [s].[LastUsedAt], [s].[PreviousTokenHash], [s].[RefreshTokenHash], [s].[RevokedAt], [s].[SealedSuccessor], [s].[UserAgent], [s].[UserId]
FROM [Sessions] AS [s]
WHERE [s].[UserId] = @userId AND [s].[RevokedAt] IS NULL AND [s].[ExpiresAt] > @now AND [s].[EndsAt] > @now0 AND [s].[CreatedAt] >= @time AND ([s].[CreatedAt] > @time OR [s].[Id] > @id)
ORDER BY [s].[CreatedAt], [s].[Id];

-- SessionReader.CountAsync
-- @userId: Binary(16)
-- @now: DateTime2
-- @now0: DateTime2
SELECT COUNT_BIG(*)
FROM [Sessions] AS [s]
WHERE [s].[UserId] = @userId AND [s].[RevokedAt] IS NULL AND [s].[ExpiresAt] > @now AND [s].[EndsAt] > @now0;

-- SessionReader.FindAsync
-- @sessionId: Binary(16)
SELECT TOP(1) [s].[UserId], CASE
    WHEN [s].[ExpiresAt] < [s].[EndsAt] THEN [s].[ExpiresAt]
    ELSE [s].[EndsAt]
END
FROM [Sessions] AS [s]
WHERE [s].[Id] = @sessionId AND [s].[RevokedAt] IS NULL;

-- SessionReader.FindEndedAsync
-- @some1: Binary(16)
-- @some2: Binary(16)
SELECT [s].[Id]
FROM [Sessions] AS [s]
WHERE [s].[Id] IN (@some1, @some2) AND [s].[RevokedAt] IS NULL;

-- SessionReader.ListAddressesAsync
-- @p: Int32
-- @userId: Binary(16)
SELECT TOP(@p) [s].[IpAddress]
FROM [Sessions] AS [s]
WHERE [s].[UserId] = @userId
ORDER BY [s].[CreatedAt] DESC;

-- AccountReader.SearchAsync, next
-- @p: Int32
-- @prefix: String(32)
-- @end: String(32)
-- @position: String(32)
SELECT [u1].[UserName], [u1].[DisplayName], [u1].[CreatedAt], [u1].[Email], [u1].[Id], [s].[Name], [s].[UserId], [s].[RoleId], [s].[Id], [u1].[DisabledAt]
FROM (
    SELECT TOP(@p) [u].[UserName], [u].[DisplayName], [u].[CreatedAt], [u].[Email], [u].[DisabledAt], [u].[Id], [u].[NormalizedUserName]
    FROM [Users] AS [u]
    WHERE [u].[NormalizedUserName] >= @prefix AND [u].[NormalizedUserName] < @end AND [u].[NormalizedUserName] > @position
    ORDER BY [u].[NormalizedUserName]
) AS [u1]
LEFT JOIN (
    SELECT [r].[Name], [u0].[UserId], [u0].[RoleId], [r].[Id]
    FROM [UserRoles] AS [u0]
    INNER JOIN [Roles] AS [r] ON [u0].[RoleId] = [r].[Id]
) AS [s] ON [u1].[Id] = [s].[UserId]
ORDER BY [u1].[NormalizedUserName], [u1].[Id], [s].[UserId], [s].[RoleId];

-- AccountReader.CountAsync
-- @prefix: String(32)
-- @end: String(32)
SELECT COUNT_BIG(*)
FROM [Users] AS [u]
WHERE [u].[NormalizedUserName] >= @prefix AND [u].[NormalizedUserName] < @end;

-- ActivityReader.ListAsync, own, next
-- @p: Int32
-- @filter_UserId: Binary(16)
-- @wanted: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @time: DateTime2
-- @id: Binary(16)
SELECT TOP(@p) [a].[Sequence], [a].[ActorId], [a].[AttemptedName], [a].[Id], [a].[IpAddress], [a].[OccurredAt], [a].[OtherUserId], [a].[Roles], [a].[Type], [a].[UserId]
FROM [ActivityEntries] AS [a]
WHERE [a].[UserId] = @filter_UserId AND [a].[Type] = @wanted AND [a].[Type] <> 5 AND [a].[OccurredAt] >= @from AND [a].[OccurredAt] <= @to AND [a].[OccurredAt] <= @time AND ([a].[OccurredAt] < @time OR [a].[Id] < @id)
ORDER BY [a].[OccurredAt] DESC, [a].[Id] DESC;

-- ActivityReader.ListAsync, all, previous
-- @p: Int32
-- @wanted: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @time: DateTime2
-- @id: Binary(16)
SELECT TOP(@p) [a].[Sequence], [a].[ActorId], [a].[AttemptedName], [a].[Id], [a].[IpAddress], [a].[OccurredAt], [a].[OtherUserId], [a].[Roles], [a].[Type], [a].[UserId]
FROM [ActivityEntries] AS [a]
WHERE [a].[Type] = @wanted AND [a].[OccurredAt] >= @from AND [a].[OccurredAt] <= @to AND [a].[OccurredAt] >= @time AND ([a].[OccurredAt] > @time OR [a].[Id] > @id)
ORDER BY [a].[OccurredAt], [a].[Id];

-- ActivityReader.CountAsync
-- @filter_UserId: Binary(16)
-- @wanted: Int32
-- @from: DateTime2
-- @to: DateTime2
SELECT COUNT_BIG(*)
FROM [ActivityEntries] AS [a]
WHERE [a].[UserId] = @filter_UserId AND [a].[Type] = @wanted AND [a].[Type] <> 5 AND [a].[OccurredAt] >= @from AND [a].[OccurredAt] <= @to;

-- ConversationReader.CountAsync
-- @userId: Binary(16)
SELECT COUNT_BIG(*)
FROM [Participants] AS [p]
WHERE [p].[UserId] = @userId AND [p].[LastMessageAt] IS NOT NULL;

-- ConversationReader.FindDirectIdAsync
-- @key: Binary(32)
SELECT TOP(2) [c].[Id]
FROM [Conversations] AS [c]
WHERE [c].[DirectKey] = @key;

-- MessageReader.FindAsync
-- @_8__locals1_messageId: Binary(16)
-- @_8__locals1_readerId: Binary(16)
-- @_8__locals1_readerId0: Binary(16)
SELECT [m].[Id], [m].[ConversationId], [m].[Sequence], [m].[SenderId], [m].[RecipientId], [m].[Content], [m].[ClientMessageId], [m].[CreatedAt], [m].[ReadAt]
FROM [Messages] AS [m]
WHERE [m].[Id] = @_8__locals1_messageId AND ([m].[SenderId] = @_8__locals1_readerId OR EXISTS (
    SELECT 1
    FROM [Participants] AS [p]
    WHERE [p].[ConversationId] = [m].[ConversationId] AND [p].[UserId] = @_8__locals1_readerId0));

-- MessageReader.ListAsync, all, next
-- @p: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @filter_UserId: Binary(16)
-- @time: DateTime2
-- @conversation: Binary(16)
-- @sequence: Int64
SELECT TOP(@p) [m].[Id], [m].[ConversationId], [m].[Sequence], [m].[SenderId], [m].[RecipientId], [m].[Content], [m].[ClientMessageId], [m].[CreatedAt], [m].[ReadAt]
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[SenderId] = @filter_UserId AND [m].[CreatedAt] <= @time AND ([m].[CreatedAt] < @time OR [m].[ConversationId] < @conversation OR ([m].[ConversationId] = @conversation AND [m].[Sequence] < @sequence))
ORDER BY [m].[CreatedAt] DESC, [m].[ConversationId] DESC, [m].[Sequence] DESC;

-- @p: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @filter_UserId: Binary(16)
-- @filter_UserId3: Binary(16)
-- @time: DateTime2
-- @conversation: Binary(16)
-- @sequence: Int64
SELECT TOP(@p) [m].[Id], [m].[ConversationId], [m].[Sequence], [m].[SenderId], [m].[RecipientId], [m].[Content], [m].[ClientMessageId], [m].[CreatedAt], [m].[ReadAt]
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[RecipientId] = @filter_UserId AND [m].[SenderId] <> @filter_UserId3 AND [m].[CreatedAt] <= @time AND ([m].[CreatedAt] < @time OR [m].[ConversationId] < @conversation OR ([m].[ConversationId] = @conversation AND [m].[Sequence] < @sequence))
ORDER BY [m].[CreatedAt] DESC, [m].[ConversationId] DESC, [m].[Sequence] DESC;

-- MessageReader.ListAsync, all, previous
-- @p: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @filter_UserId: Binary(16)
-- @time: DateTime2
-- @conversation: Binary(16)
-- @sequence: Int64
SELECT TOP(@p) [m].[Id], [m].[ConversationId], [m].[Sequence], [m].[SenderId], [m].[RecipientId], [m].[Content], [m].[ClientMessageId], [m].[CreatedAt], [m].[ReadAt]
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[SenderId] = @filter_UserId AND [m].[CreatedAt] >= @time AND ([m].[CreatedAt] > @time OR [m].[ConversationId] > @conversation OR ([m].[ConversationId] = @conversation AND [m].[Sequence] > @sequence))
ORDER BY [m].[CreatedAt], [m].[ConversationId], [m].[Sequence];

-- @p: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @filter_UserId: Binary(16)
-- @filter_UserId3: Binary(16)
-- @time: DateTime2
-- @conversation: Binary(16)
-- @sequence: Int64
SELECT TOP(@p) [m].[Id], [m].[ConversationId], [m].[Sequence], [m].[SenderId], [m].[RecipientId], [m].[Content], [m].[ClientMessageId], [m].[CreatedAt], [m].[ReadAt]
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[RecipientId] = @filter_UserId AND [m].[SenderId] <> @filter_UserId3 AND [m].[CreatedAt] >= @time AND ([m].[CreatedAt] > @time OR [m].[ConversationId] > @conversation OR ([m].[ConversationId] = @conversation AND [m].[Sequence] > @sequence))
ORDER BY [m].[CreatedAt], [m].[ConversationId], [m].[Sequence];

-- MessageReader.ListAsync, with one, next
-- @key: Binary(32)
SELECT TOP(2) [c].[Id]
FROM [Conversations] AS [c]
WHERE [c].[DirectKey] = @key;

-- @p: Int32
-- @from: DateTime2
-- @to: DateTime2
-- @conversationId: Binary(16)
-- @filter_UserId: Binary(16)
-- @sequence: Int64
SELECT TOP(@p) [m].[Id], [m].[ConversationId], [m].[Sequence], [m].[SenderId], [m].[RecipientId], [m].[Content], [m].[ClientMessageId], [m].[CreatedAt], [m].[ReadAt]
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[ConversationId] = @conversationId AND [m].[RecipientId] = @filter_UserId AND [m].[Sequence] < @sequence
ORDER BY [m].[Sequence] DESC;

-- MessageReader.CountAsync
-- @from: DateTime2
-- @to: DateTime2
-- @filter_UserId: Binary(16)
SELECT COUNT_BIG(*)
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[SenderId] = @filter_UserId;

-- @from: DateTime2
-- @to: DateTime2
-- @filter_UserId: Binary(16)
-- @filter_UserId3: Binary(16)
SELECT COUNT_BIG(*)
FROM [Messages] AS [m]
WHERE [m].[CreatedAt] >= @from AND [m].[CreatedAt] <= @to AND [m].[RecipientId] = @filter_UserId AND [m].[SenderId] <> @filter_UserId3;
