-- AccountMapping.TakeUser
SELECT 1 FROM "Users" WHERE "Id" = @user FOR NO KEY UPDATE;

-- ActivityLog.Insert
INSERT INTO "ActivityEntries" ("Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles")
VALUES (@id, @user, @type, @occurredAt, @otherUser, @ipAddress, @actor, @attemptedName, @roles);

-- ActivityPruner.DeleteEntries
DELETE FROM "ActivityEntries" WHERE "Sequence" <= @last;

-- ActivityPruner.DeleteSeals
DELETE FROM "ActivitySeals" WHERE "Number" < @number;

-- ActivityPruner.SelectEntries
SELECT "Sequence" FROM "ActivityEntries" WHERE "Sequence" <= @last ORDER BY "Sequence" LIMIT @limit;

-- ActivityPruner.SelectSeals
SELECT "Number", "LastSequence", "SealedAt" FROM "ActivitySeals" ORDER BY "Number" LIMIT @limit;

-- ActivitySealRepository.Insert
INSERT INTO "ActivitySeals" ("Number", "LastSequence", "EntryCount", "SealedAt", "Hash")
VALUES (@number, @lastSequence, @entryCount, @sealedAt, @hash);

-- ActivitySealRepository.TakeNumber
UPDATE "ActivitySealHeads" SET "LastNumber" = @number WHERE "Id" = 1 AND "LastNumber" < @number;

-- ConversationWrites.AdvanceConversation
UPDATE "Conversations" SET "LastSequence" = @sequence, "LastMessageAt" = @createdAt
WHERE "Id" = @conversation AND "LastSequence" = @sequence - 1;

-- ConversationWrites.AdvanceParticipants
UPDATE "Participants" SET "LastMessageAt" = @createdAt, "SentCount" = "SentCount" + CASE WHEN "UserId" = @sender THEN 1 ELSE 0 END
WHERE "ConversationId" = @conversation;

-- ConversationWrites.AppendMessage
WITH conversation AS (UPDATE "Conversations" SET "LastSequence" = @sequence, "LastMessageAt" = @createdAt
WHERE "Id" = @conversation AND "LastSequence" = @sequence - 1), participants AS (UPDATE "Participants" SET "LastMessageAt" = @createdAt, "SentCount" = "SentCount" + CASE WHEN "UserId" = @sender THEN 1 ELSE 0 END
WHERE "ConversationId" = @conversation)
INSERT INTO "Messages" ("ConversationId", "Sequence", "Id", "SenderId", "RecipientId", "Content", "ClientMessageId", "CreatedAt")
VALUES (@conversation, @sequence, @id, @sender, @recipient, @content, @clientMessageId, @createdAt);

-- ConversationWrites.InsertConversation
INSERT INTO "Conversations" ("Id", "Kind", "DirectKey", "LastSequence", "LastMessageAt", "CreatedAt")
VALUES (@id, @kind, @key, @sequence, @messageAt, @createdAt);

-- ConversationWrites.InsertMessage
INSERT INTO "Messages" ("ConversationId", "Sequence", "Id", "SenderId", "RecipientId", "Content", "ClientMessageId", "CreatedAt")
VALUES (@conversation, @sequence, @id, @sender, @recipient, @content, @clientMessageId, @createdAt);

-- ConversationWrites.InsertParticipant
INSERT INTO "Participants"
    ("ConversationId", "UserId", "LastReadSequence", "SentCount", "SentCountRead", "LastMessageAt", "JoinedAt")
VALUES (@conversation, @user, @read, @sent, @sentRead, @messageAt, @joinedAt);

-- ConversationWrites.TakeConversation
SELECT 1 FROM "Conversations" WHERE "Id" = @conversation FOR NO KEY UPDATE;

-- DirectConversationRepository.DeleteBlock
DELETE FROM "Blocks" WHERE "BlockerId" = @blocker AND "BlockedId" = @blocked;

-- DirectConversationRepository.InsertBlock
INSERT INTO "Blocks" ("BlockerId", "BlockedId", "CreatedAt") VALUES (@blocker, @blocked, @createdAt);

-- DirectConversationRepository.LoadParticipants
SELECT p."UserId" FROM "Conversations" c JOIN "Participants" p ON p."ConversationId" = c."Id"
WHERE c."Id" = @conversation AND c."Kind" = 0;

-- DirectConversationRepository.Select
SELECT u."DisabledAt",
       CASE WHEN EXISTS (SELECT 1 FROM "Blocks" WHERE "BlockerId" = @self AND "BlockedId" = @peer) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM "Blocks" WHERE "BlockerId" = @peer AND "BlockedId" = @self) THEN 1 ELSE 0 END,
       c."Id", c."LastSequence", c."LastMessageAt",
       s."LastReadSequence", s."SentCount", s."SentCountRead",
       p."LastReadSequence", p."SentCount", p."SentCountRead"
FROM "Users" u
LEFT JOIN "Conversations" c ON c."DirectKey" = @key
LEFT JOIN "Participants" s ON s."ConversationId" = c."Id" AND s."UserId" = @self
LEFT JOIN "Participants" p ON p."ConversationId" = c."Id" AND p."UserId" = @peer
WHERE u."Id" = @peer FOR SHARE OF u;

-- DirectConversationRepository.TakeConversation
SELECT 1 FROM "Conversations" WHERE "DirectKey" = @key FOR NO KEY UPDATE;

-- DirectConversationRepository.TakeHeads
SELECT 1 FROM "UserEventHeads" WHERE "UserId" IN (@self, @peer) ORDER BY "UserId" FOR NO KEY UPDATE;

-- EventLog.AdvanceOne
UPDATE "UserEventHeads" SET "LastSequence" = "LastSequence" + 1 WHERE "UserId" = @user;

-- EventLog.AdvanceParticipants
UPDATE "UserEventHeads" SET "LastSequence" = "LastSequence" + 1
WHERE  "UserId" IN (SELECT "UserId" FROM "Participants" WHERE "ConversationId" = @participants)  RETURNING "UserId";

-- EventLog.AppendToParticipants
WITH heads AS (
    SELECT "UserId" FROM "UserEventHeads" WHERE  "UserId" IN (SELECT "UserId" FROM "Participants" WHERE "ConversationId" = @participants)  ORDER BY "UserId" FOR NO KEY UPDATE
), advanced AS (
    UPDATE "UserEventHeads" h SET "LastSequence" = h."LastSequence" + 1 FROM heads WHERE h."UserId" = heads."UserId"
    RETURNING h."UserId", h."LastSequence"
)
INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
SELECT "UserId", "LastSequence", @type, @occurredAt, @conversation, @message, @otherUser FROM advanced
RETURNING "UserId";

-- EventLog.InsertForParticipants
INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
SELECT h."UserId", h."LastSequence", @type, @occurredAt, @conversation, @message, @otherUser
FROM "Participants" p JOIN "UserEventHeads" h ON h."UserId" = p."UserId"
WHERE p."ConversationId" = @participants;

-- EventLog.InsertOne
INSERT INTO "UserEvents" ("UserId", "Sequence", "Type", "OccurredAt", "ConversationId", "MessageSequence", "OtherUserId")
VALUES (@user, (SELECT "LastSequence" FROM "UserEventHeads" WHERE "UserId" = @user), @type, @occurredAt, @conversation, @message, @otherUser);

-- EventLog.TakeHeads
SELECT 1 FROM "UserEventHeads" WHERE  "UserId" IN (SELECT "UserId" FROM "Participants" WHERE "ConversationId" = @participants)  ORDER BY "UserId" FOR NO KEY UPDATE;

-- EventPruner.DeleteStretch
DELETE FROM "UserEvents" WHERE "UserId" = @user AND "Sequence" <= @upTo;

-- EventPruner.SelectOldest
SELECT h."UserId", (SELECT e."OccurredAt" FROM "UserEvents" e WHERE e."UserId" = h."UserId" ORDER BY e."Sequence" LIMIT 1)
FROM "UserEventHeads" h WHERE h."UserId" > @after ORDER BY h."UserId" LIMIT @limit;

-- EventPruner.SelectStretch
SELECT "Sequence", "OccurredAt" FROM "UserEvents" WHERE "UserId" = @user ORDER BY "Sequence" LIMIT @limit;

-- EventReads.SelectBounds
SELECT h."LastSequence", (SELECT MIN(o."Sequence") FROM "UserEvents" o WHERE o."UserId" = h."UserId") FROM "UserEventHeads" h WHERE h."UserId" = @user;

-- EventReads.SelectEvents
SELECT h."LastSequence", (SELECT MIN(o."Sequence") FROM "UserEvents" o WHERE o."UserId" = h."UserId"),
       e."Sequence", e."Type", e."OccurredAt", e."ConversationId", e."MessageSequence", e."OtherUserId",
       m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt" ,
       r."ConversationId", r."Name", r."Title", r."IsPublic", r."MemberCount", r."CreatedAt",
       CASE WHEN r."IsPublic" = TRUE
                 OR EXISTS (SELECT 1 FROM "Participants" p WHERE p."ConversationId" = r."ConversationId" AND p."UserId" = h."UserId")
            THEN 1 ELSE 0 END
FROM "UserEventHeads" h
LEFT JOIN "UserEvents" e ON e."UserId" = h."UserId" AND e."Sequence" > @after
LEFT JOIN "Messages" m ON e."Type" = 1 AND m."ConversationId" = e."ConversationId" AND m."Sequence" = e."MessageSequence"
LEFT JOIN "Rooms" r ON e."Type" IN (5, 6) AND r."ConversationId" = e."ConversationId"
WHERE h."UserId" = @user
ORDER BY e."Sequence" LIMIT @limit;

-- HotReads.ConversationsDown
SELECT m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt" ,
       p."ConversationId", p."LastReadSequence", p."SentCount", p."SentCountRead", p."LastMessageAt", c."LastSequence",
       CASE WHEN c."Kind" = 1 THEN (SELECT r."Title" FROM "Rooms" r WHERE r."ConversationId" = c."Id") END,
       h."LastSequence"
FROM "UserEventHeads" h
LEFT JOIN "Participants" p ON p."UserId" = @user AND p."LastMessageAt" <= @time
    AND (p."LastMessageAt" < @time OR p."ConversationId" < @conversation)
LEFT JOIN "Conversations" c ON c."Id" = p."ConversationId"
LEFT JOIN "Messages" m ON m."ConversationId" = c."Id" AND m."Sequence" = c."LastSequence"
WHERE h."UserId" = @user
ORDER BY p."LastMessageAt" DESC, p."ConversationId" DESC LIMIT @limit;

-- HotReads.ConversationsUp
SELECT m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt" ,
       p."ConversationId", p."LastReadSequence", p."SentCount", p."SentCountRead", p."LastMessageAt", c."LastSequence",
       CASE WHEN c."Kind" = 1 THEN (SELECT r."Title" FROM "Rooms" r WHERE r."ConversationId" = c."Id") END,
       h."LastSequence"
FROM "UserEventHeads" h
LEFT JOIN "Participants" p ON p."UserId" = @user AND p."LastMessageAt" >= @time
    AND (p."LastMessageAt" > @time OR p."ConversationId" > @conversation)
LEFT JOIN "Conversations" c ON c."Id" = p."ConversationId"
LEFT JOIN "Messages" m ON m."ConversationId" = c."Id" AND m."Sequence" = c."LastSequence"
WHERE h."UserId" = @user
ORDER BY p."LastMessageAt", p."ConversationId" LIMIT @limit;

-- HotReads.HistoryDown
SELECT m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt"  FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" < @bound
ORDER BY m."Sequence" DESC LIMIT @limit;

-- HotReads.HistoryUp
SELECT m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt"  FROM "Messages" m WHERE m."ConversationId" = @conversation AND m."Sequence" > @bound
ORDER BY m."Sequence" LIMIT @limit;

-- HotReads.LastSequence
SELECT c."LastSequence" FROM "Participants" p JOIN "Conversations" c ON c."Id" = p."ConversationId"
WHERE p."ConversationId" = @conversation AND p."UserId" = @user;

-- HotReads.LastSequenceOfPublicRoom
SELECT c."LastSequence" FROM "Rooms" r JOIN "Conversations" c ON c."Id" = r."ConversationId"
WHERE r."ConversationId" = @conversation AND r."IsPublic" = TRUE;

-- HotReads.OneConversation
SELECT m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt" ,
       p."ConversationId", p."LastReadSequence", p."SentCount", p."SentCountRead", p."LastMessageAt", c."LastSequence",
       CASE WHEN c."Kind" = 1 THEN (SELECT r."Title" FROM "Rooms" r WHERE r."ConversationId" = c."Id") END,
       h."LastSequence"
FROM "UserEventHeads" h
JOIN "Participants" p ON p."UserId" = h."UserId" AND p."ConversationId" = @conversation AND p."LastMessageAt" IS NOT NULL
LEFT JOIN "Conversations" c ON c."Id" = p."ConversationId"
LEFT JOIN "Messages" m ON m."ConversationId" = c."Id" AND m."Sequence" = c."LastSequence"
WHERE h."UserId" = @user;

-- MessageRepository.LoadByClientId
SELECT "Id", "ConversationId", "Sequence", "RecipientId", "Content", "CreatedAt" FROM "Messages"
WHERE "SenderId" = @sender AND "ClientMessageId" = @clientMessageId;

-- RoomRepository.DeleteMember
DELETE FROM "Participants" WHERE "ConversationId" = @room AND "UserId" = @user;

-- RoomRepository.FindHeir
SELECT p."UserId" FROM "Participants" p JOIN "Users" u ON u."Id" = p."UserId"
WHERE p."ConversationId" = @room AND p."UserId" <> @leaver AND u."DisabledAt" IS NULL
ORDER BY p."JoinedAt", p."UserId" LIMIT 1;

-- RoomRepository.FindMember
SELECT 1 FROM "Participants" WHERE "ConversationId" = @room AND "UserId" = @user;

-- RoomRepository.FindName
SELECT 1 FROM "Rooms" WHERE "NormalizedName" = @name;

-- RoomRepository.InsertRoom
INSERT INTO "Rooms" ("ConversationId", "Name", "NormalizedName", "Title", "IsPublic", "MemberCount", "OwnerId", "CreatedAt")
VALUES (@room, @name, @normalizedName, @title, @isPublic, @members, @owner, @createdAt);

-- RoomRepository.LoadById
SELECT r."ConversationId", r."Name", r."Title", r."IsPublic", r."CreatedAt", r."MemberCount", r."OwnerId",
       c."LastSequence", c."LastMessageAt",
       s."UserId", s."LastReadSequence", s."SentCount", s."SentCountRead", s."LastMessageAt"
FROM "Rooms" r
JOIN "Conversations" c ON c."Id" = r."ConversationId"
LEFT JOIN "Participants" s ON s."ConversationId" = r."ConversationId" AND s."UserId" = @self WHERE r."ConversationId" = @room;

-- RoomRepository.LoadByName
SELECT r."ConversationId", r."Name", r."Title", r."IsPublic", r."CreatedAt", r."MemberCount", r."OwnerId",
       c."LastSequence", c."LastMessageAt",
       s."UserId", s."LastReadSequence", s."SentCount", s."SentCountRead", s."LastMessageAt"
FROM "Rooms" r
JOIN "Conversations" c ON c."Id" = r."ConversationId"
LEFT JOIN "Participants" s ON s."ConversationId" = r."ConversationId" AND s."UserId" = @self WHERE r."NormalizedName" = @name;

-- RoomRepository.TakeByName
SELECT 1 FROM "Conversations" WHERE  "Id" = (SELECT "ConversationId" FROM "Rooms" WHERE "NormalizedName" = @name)  FOR NO KEY UPDATE;

-- RoomRepository.UpdateRoom
UPDATE "Rooms" SET "MemberCount" = @members, "OwnerId" = @owner WHERE "ConversationId" = @room;

-- ServerActivitySealReader.EntryCount
SELECT COUNT(*) FROM "ActivityEntries" WHERE "Sequence" > @after;

-- ServerActivitySealReader.NewestSeal
SELECT "Number", "LastSequence", "EntryCount", "SealedAt", "Hash" FROM "ActivitySeals"  ORDER BY "Number" DESC LIMIT 1;

-- ServerActivitySealReader.NumbersGiven
SELECT "LastNumber" FROM "ActivitySealHeads" WHERE "Id" = 1;

-- ServerActivitySealReader.SomeEntries
SELECT  "Sequence", "Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles"  FROM "ActivityEntries"
WHERE "Sequence" > @after AND "Sequence" <= @last ORDER BY "Sequence" LIMIT @limit;

-- ServerActivitySealReader.SomeSeals
SELECT "Number", "LastSequence", "EntryCount", "SealedAt", "Hash" FROM "ActivitySeals"  WHERE "Number" > @after ORDER BY "Number" LIMIT @limit;

-- SessionRepository.TakeOwner
SELECT 1 FROM "Users" WHERE  "Id" = (SELECT "UserId" FROM "Sessions" WHERE "Id" = @session)  FOR NO KEY UPDATE;

-- SigningKeyAgreement.Delete
DELETE FROM "SigningKeyRecords";

-- SigningKeyAgreement.Insert
INSERT INTO "SigningKeyRecords" ("Id", "KeyIds") VALUES (1, @ids);

-- SigningKeyAgreement.Select
SELECT "KeyIds" FROM "SigningKeyRecords" WHERE "Id" = 1;

-- SigningKeyAgreement.Update
UPDATE "SigningKeyRecords" SET "KeyIds" = @ids WHERE "Id" = 1;

-- UserRepository.TakeAdministrators
SELECT 1 FROM "Roles" WHERE "Id" = @role FOR NO KEY UPDATE;
