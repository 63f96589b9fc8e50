using Messaging.Application.Common.Paging;
using Messaging.Application.Rooms;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Rooms, for queries.</summary>
internal sealed class RoomReader(IDbContextFactory<MessagingDbContext> contexts) : IRoomReader
{
    /// <inheritdoc/>
    public async Task<RoomResponse?> FindAsync(string name, Guid? readerId, CancellationToken cancellationToken)
    {
        if (!UserNameRules.IsValid(name))
        {
            return null;
        }

        var normalized = UserNameRules.Normalize(name);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Responses(Visible(context, readerId).Where(room => room.NormalizedName == normalized)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoomResponse>> ListAsync(Guid? readerId, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Responses(Visible(context, readerId).InOrderOf(room => room.NormalizedName, slice)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(Guid? readerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Visible(context, readerId).LongCountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MemberResponse>> ListMembersAsync(Guid roomId, Slice slice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Participants
            .AsNoTracking()
            .Where(participant => participant.ConversationId == roomId)
            .Join(
                context.Users,
                participant => participant.UserId,
                user => user.Id,
                (participant, user) => new
                {
                    user.Id,
                    UserName = user.UserName!,
                    NormalizedUserName = user.NormalizedUserName!,
                    JoinedAt = EF.Property<DateTime?>(participant, ParticipantConfiguration.JoinedAt),
                })
            .InOrderOf(member => member.NormalizedUserName, slice)
            .Select(member => new MemberResponse
            {
                UserName = member.UserName,
                IsOwner = context.Rooms.Any(room => room.ConversationId == roomId && room.OwnerId == member.Id),
                JoinedAt = member.JoinedAt!.Value,
            })
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<RoomRecord> Visible(MessagingDbContext context, Guid? readerId)
    {
        var rooms = context.Rooms.AsNoTracking();
        return readerId is { } reader
            ? rooms.Where(room => room.IsPublic
                || context.Participants.Any(participant => participant.ConversationId == room.ConversationId && participant.UserId == reader))
            : rooms.Where(room => room.IsPublic);
    }

    private static IQueryable<RoomResponse> Responses(IQueryable<RoomRecord> rooms) => rooms.Select(room => new RoomResponse
    {
        Id = room.ConversationId,
        Name = room.Name,
        Title = room.Title,
        IsPublic = room.IsPublic,
        MemberCount = room.MemberCount,
        CreatedAt = room.CreatedAt,
    });
}
