-- UserRepository.FindAsync
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

-- UserRepository.TryAddAsync
-- @normalizedName: String(32)
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Users] AS [u]
        WHERE [u].[NormalizedUserName] = @normalizedName) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END;

-- @p0: Binary(16)
-- @p1: Int32
-- @p2: String(4000)
-- @p3: DateTime2
-- @p4: DateTime2
-- @p5: String(64)
-- @p6: String(254)
-- @p7: Boolean
-- @p8: Boolean
-- @p9: DateTimeOffset
-- @p10: String(254)
-- @p11: String(32)
-- @p12: String(4000)
-- @p13: String(4000)
-- @p14: Boolean
-- @p15: String(4000)
-- @p16: Boolean
-- @p17: String(32)
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Users] ([Id], [AccessFailedCount], [ConcurrencyStamp], [CreatedAt], [DisabledAt], [DisplayName], [Email], [EmailConfirmed], [LockoutEnabled], [LockoutEnd], [NormalizedEmail], [NormalizedUserName], [PasswordHash], [PhoneNumber], [PhoneNumberConfirmed], [SecurityStamp], [TwoFactorEnabled], [UserName])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17);

-- @p0: Binary(16)
-- @p1: Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [UserEventHeads] ([UserId], [LastSequence])
VALUES (@p0, @p1);

-- @user_Roles1: String(256)
SELECT [r].[Id]
FROM [Roles] AS [r]
WHERE [r].[Name] = @user_Roles1;

-- UserRepository.UpdateProfileAsync
-- @p: String(64)
-- @p2: String(254)
-- @p3: String(254)
-- @user_Id: Binary(16)
UPDATE [u]
SET [u].[DisplayName] = @p,
    [u].[Email] = @p2,
    [u].[NormalizedEmail] = @p3
FROM [Users] AS [u]
WHERE [u].[Id] = @user_Id;

-- UserRepository.HasOtherAdministratorAsync
-- @userId: Binary(16)
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [UserRoles] AS [u]
        INNER JOIN [Users] AS [u0] ON [u].[UserId] = [u0].[Id]
        WHERE [u].[RoleId] = 0x019A0000000070008000000000000001 AND [u].[UserId] <> @userId AND [u0].[DisabledAt] IS NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END;

-- UserRepository.UpdateStandingAsync
-- @user_Id: Binary(16)
UPDATE [u]
SET [u].[DisabledAt] = NULL
FROM [Users] AS [u]
WHERE [u].[Id] = @user_Id;

-- @user_Id: Binary(16)
DELETE FROM [u]
FROM [UserRoles] AS [u]
WHERE [u].[UserId] = @user_Id;

-- @user_Roles1: String(256)
SELECT [r].[Id]
FROM [Roles] AS [r]
WHERE [r].[Name] = @user_Roles1;

-- CredentialRepository.FindByNameAsync
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

-- CredentialRepository.SetPasswordHashAsync
-- @p: String(4000)
-- @userId: Binary(16)
UPDATE [u]
SET [u].[PasswordHash] = @p
FROM [Users] AS [u]
WHERE [u].[Id] = @userId;

-- SessionRepository.AddAsync
-- @p0: Binary(16)
-- @p1: DateTime2
-- @p2: DateTime2
-- @p3: DateTime2
-- @p4: String(45)
-- @p5: DateTime2
-- @p6: Binary(32)
-- @p7: Binary(32)
-- @p8: DateTime2
-- @p9: Binary(256)
-- @p10: String(256)
-- @p11: Binary(16)
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Sessions] ([Id], [CreatedAt], [EndsAt], [ExpiresAt], [IpAddress], [LastUsedAt], [PreviousTokenHash], [RefreshTokenHash], [RevokedAt], [SealedSuccessor], [UserAgent], [UserId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11);

-- SessionRepository.FindAsync
-- @sessionId: Binary(16)
SELECT TOP(2) [s].[Id], [s].[CreatedAt], [s].[EndsAt], [s].[ExpiresAt], [s].[IpAddress], [s].[LastUsedAt], [s].[PreviousTokenHash], [s].[RefreshTokenHash], [s].[RevokedAt], [s].[SealedSuccessor], [s].[UserAgent], [s].[UserId]
FROM [Sessions] AS [s]
WHERE [s].[Id] = @sessionId;

-- SessionRepository.TrySaveRotationAsync
-- @p: Binary(32)
-- @p5: DateTime2
-- @p6: DateTime2
-- @rotated_Id: Binary(16)
-- @presentedHash: Binary(32)
UPDATE [s]
SET [s].[RefreshTokenHash] = @p,
    [s].[PreviousTokenHash] = NULL,
    [s].[SealedSuccessor] = NULL,
    [s].[LastUsedAt] = @p5,
    [s].[ExpiresAt] = @p6
FROM [Sessions] AS [s]
WHERE [s].[Id] = @rotated_Id AND [s].[RefreshTokenHash] = @presentedHash AND [s].[RevokedAt] IS NULL;

-- SessionRepository.SaveRevocationAsync
-- @revoked_Id: Binary(16)
UPDATE [s]
SET [s].[RevokedAt] = NULL
FROM [Sessions] AS [s]
WHERE [s].[Id] = @revoked_Id AND [s].[RevokedAt] IS NULL;

-- SessionRepository.RevokeAllAsync
-- @userId: Binary(16)
-- @exceptSessionId: Binary(16)
-- @now: DateTime2
-- @now0: DateTime2
SELECT [s].[Id]
FROM [Sessions] AS [s]
WHERE [s].[UserId] = @userId AND [s].[Id] <> @exceptSessionId AND [s].[RevokedAt] IS NULL AND [s].[ExpiresAt] > @now AND [s].[EndsAt] > @now0;

-- @p: DateTime2
-- @userId: Binary(16)
-- @exceptSessionId: Binary(16)
-- @now: DateTime2
-- @now0: DateTime2
UPDATE [s]
SET [s].[RevokedAt] = @p
FROM [Sessions] AS [s]
WHERE [s].[UserId] = @userId AND [s].[Id] <> @exceptSessionId AND [s].[RevokedAt] IS NULL AND [s].[ExpiresAt] > @now AND [s].[EndsAt] > @now0;

-- MembershipRepository.FindAsync
-- @conversationId: Binary(16)
-- @userId: Binary(16)
SELECT TOP(2) [p].[ConversationId], [p].[UserId], [p].[JoinedAt], [p].[LastMessageAt], [p].[LastReadSequence], [p].[SentCount], [p].[SentCountRead], [c].[Kind], [c].[LastSequence]
FROM [Participants] AS [p]
INNER JOIN [Conversations] AS [c] ON [p].[ConversationId] = [c].[Id]
WHERE [p].[ConversationId] = @conversationId AND [p].[UserId] = @userId;

-- MembershipRepository.CountOwnAsync
-- @participant_ConversationId: Binary(16)
-- @after: Int64
-- @upTo: Int64
-- @participant_UserId: Binary(16)
SELECT COUNT_BIG(*)
FROM [Messages] AS [m]
WHERE [m].[ConversationId] = @participant_ConversationId AND [m].[Sequence] > @after AND [m].[Sequence] <= @upTo AND [m].[SenderId] = @participant_UserId;

-- MembershipRepository.SaveReadMarkerAsync
-- @p: Int64
-- @p3: Int64
-- @participant_ConversationId: Binary(16)
-- @participant_UserId: Binary(16)
UPDATE [p]
SET [p].[LastReadSequence] = @p,
    [p].[SentCountRead] = @p3
FROM [Participants] AS [p]
WHERE [p].[ConversationId] = @participant_ConversationId AND [p].[UserId] = @participant_UserId;

-- @p: DateTime2
-- @participant_ConversationId: Binary(16)
-- @after: Int64
-- @participant_LastReadSequence: Int64
-- @participant_UserId: Binary(16)
UPDATE [m]
SET [m].[ReadAt] = @p
FROM [Messages] AS [m]
WHERE [m].[ConversationId] = @participant_ConversationId AND [m].[Sequence] > @after AND [m].[Sequence] <= @participant_LastReadSequence AND [m].[RecipientId] = @participant_UserId AND [m].[ReadAt] IS NULL;
