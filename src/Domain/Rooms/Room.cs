using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Users;

namespace Messaging.Domain.Rooms;

/// <summary>
/// A named conversation of many. Everybody reads a public one, only members a private one; members write. It is loaded for
/// the user who acts, and decides who comes in and who goes: so a room never has more members than it may.
/// </summary>
public sealed class Room
{
    /// <summary>Name of the room that is there from the first start.</summary>
    public const string LobbyName = "lobby";

    private readonly Timeline timeline;

    private Room(Guid id, string name, string title, bool isPublic, DateTime createdAt, Timeline timeline)
    {
        Id = id;
        Name = name;
        Title = title;
        IsPublic = isPublic;
        CreatedAt = createdAt;
        this.timeline = timeline;
    }

    /// <summary>Identifier of its conversation, UUID version 7.</summary>
    public Guid Id { get; }

    /// <summary>Name as given, of the same form as user names (<see cref="UserNameRules"/>); unique without regard to case.</summary>
    public string Name { get; }

    /// <summary>What it is called on screen (<see cref="RoomTitle"/>).</summary>
    public string Title { get; }

    /// <summary>Whether anybody may see it, read it and join it.</summary>
    public bool IsPublic { get; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>How many members it has.</summary>
    public int MemberCount { get; private set; }

    /// <summary>Who adds and removes others; null where nobody does, as in the lobby.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Place of the user on whose behalf the room was loaded; null where they are no member.</summary>
    public Participant? Self { get; private set; }

    /// <summary>Sequence of the newest message; 0 while there is none.</summary>
    public long LastSequence => timeline.LastSequence;

    /// <summary>When the newest message was accepted (UTC); null while there is none.</summary>
    public DateTime? LastMessageAt => timeline.LastMessageAt;

    /// <summary>Whether the acting user may know that it exists, and read in it.</summary>
    public bool IsVisible => IsPublic || Self is not null;

    /// <summary>Opens a room; who opens it is its owner and first member.</summary>
    /// <param name="name">A well-formed name.</param>
    /// <param name="title">Its title, or null: the name.</param>
    /// <param name="isPublic">Whether anybody may see it, read it and join it.</param>
    /// <param name="ownerId">Who opens it; null where the service itself does.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The room, without a message.</returns>
    /// <exception cref="ArgumentException">The name is not well-formed.</exception>
    public static Room Open(string name, RoomTitle? title, bool isPublic, Guid? ownerId, DateTime now)
    {
        if (!UserNameRules.IsValid(name))
        {
            throw new ArgumentException("The name of a room must be well-formed.", nameof(name));
        }

        var id = UtcTime.NewId(now);
        var room = new Room(id, name, title?.Text ?? name, isPublic, now, new Timeline(id, lastSequence: 0, lastMessageAt: null))
        {
            OwnerId = ownerId,
        };
        if (ownerId is { } owner)
        {
            room.Self = room.Enter(owner, now);
        }

        return room;
    }

    /// <summary>A room as it was stored.</summary>
    /// <param name="id">Identifier of its conversation.</param>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its title.</param>
    /// <param name="isPublic">Whether it is public.</param>
    /// <param name="createdAt">When it was made (UTC).</param>
    /// <param name="memberCount">How many members it has.</param>
    /// <param name="ownerId">Its owner, or null.</param>
    /// <param name="lastSequence">Sequence of its newest message, or 0.</param>
    /// <param name="lastMessageAt">When that was accepted (UTC), or null.</param>
    /// <param name="self">Place of the acting user, or null.</param>
    /// <returns>The room.</returns>
    public static Room Restore(
        Guid id,
        string name,
        string title,
        bool isPublic,
        DateTime createdAt,
        int memberCount,
        Guid? ownerId,
        long lastSequence,
        DateTime? lastMessageAt,
        Participant? self) =>
        new(id, name, title, isPublic, createdAt, new Timeline(id, lastSequence, lastMessageAt))
        {
            MemberCount = memberCount,
            OwnerId = ownerId,
            Self = self,
        };

    /// <summary>Accepts a message of the acting user, or says why not.</summary>
    /// <param name="content">Its text.</param>
    /// <param name="clientMessageId">Identifier that the sender's device chose, or null.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>
    /// The message, which is for nobody in particular; or <see cref="RoomErrors.MembersOnly"/>, <see cref="ConversationErrors.NotFound"/>.
    /// </returns>
    public Result<Message> Post(MessageContent content, Guid? clientMessageId, DateTime now)
    {
        if (Self is null)
        {
            return IsPublic ? RoomErrors.MembersOnly : ConversationErrors.NotFound;
        }

        var message = timeline.Append(Self.UserId, recipientId: null, content, clientMessageId, now);
        Self.Sent();
        Self.MessageAt(message.CreatedAt);
        return message;
    }

    /// <summary>Lets the acting user in.</summary>
    /// <param name="userId">The acting user.</param>
    /// <param name="maxMembers">Most members of a room.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>
    /// The new member's place; null where they are a member already; or <see cref="RoomErrors.NotFound"/>, <see cref="RoomErrors.Full"/>.
    /// </returns>
    public Result<Participant?> Join(Guid userId, int maxMembers, DateTime now)
    {
        if (Self is not null)
        {
            return (Participant?)null;
        }

        if (!IsPublic)
        {
            return RoomErrors.NotFound;
        }

        if (MemberCount >= maxMembers)
        {
            return RoomErrors.Full;
        }

        Self = Enter(userId, now);
        return Self;
    }

    /// <summary>Lets somebody else in whom the acting user, its owner, brings; that they are no member has been checked.</summary>
    /// <param name="userId">The other one.</param>
    /// <param name="maxMembers">Most members of a room.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The new member's place; or the error of <see cref="CanManage"/>, or <see cref="RoomErrors.Full"/>.</returns>
    public Result<Participant> Admit(Guid userId, int maxMembers, DateTime now)
    {
        if (CanManage().Error is { } error)
        {
            return error;
        }

        return MemberCount < maxMembers ? Enter(userId, now) : RoomErrors.Full;
    }

    /// <summary>Whether the acting user adds and removes others.</summary>
    /// <returns>Success; or <see cref="RoomErrors.NotFound"/>, <see cref="RoomErrors.OwnerOnly"/>.</returns>
    public Result CanManage()
    {
        if (!IsVisible)
        {
            return RoomErrors.NotFound;
        }

        return Self is not null && Self.UserId == OwnerId ? Result.Success() : RoomErrors.OwnerOnly;
    }

    /// <summary>Lets the acting user go; an owner hands the room over.</summary>
    /// <param name="heirId">Who owns it where its owner goes; null where nobody is left.</param>
    /// <returns>Whether they were a member.</returns>
    public bool Leave(Guid? heirId)
    {
        if (Self is null)
        {
            return false;
        }

        OwnerId = OwnerId == Self.UserId ? heirId : OwnerId;
        Self = null;
        MemberCount--;
        return true;
    }

    /// <summary>Puts another member out; that they are one has been checked.</summary>
    /// <returns>Success, or the error of <see cref="CanManage"/>.</returns>
    public Result Expel()
    {
        var outcome = CanManage();
        MemberCount -= outcome.Error is null ? 1 : 0;
        return outcome;
    }

    private Participant Enter(Guid userId, DateTime now)
    {
        MemberCount++;
        return Participant.JoinAt(Id, userId, LastSequence, listedAt: LastMessageAt ?? now);
    }
}
