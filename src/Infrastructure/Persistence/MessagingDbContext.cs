using Messaging.Domain.Activity;
using Messaging.Domain.Blocks;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;
using Messaging.Domain.Sessions;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence;

/// <summary>The database. Each kind has a context of its own, with its own migrations and types.</summary>
/// <param name="options">Which database.</param>
internal abstract class MessagingDbContext(DbContextOptions options) : IdentityDbContext<ApplicationUser, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<ConversationRecord> Conversations => Set<ConversationRecord>();

    public DbSet<RoomRecord> Rooms => Set<RoomRecord>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Block> Blocks => Set<Block>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ActivityEntry> ActivityEntries => Set<ActivityEntry>();

    public DbSet<ActivitySeal> ActivitySeals => Set<ActivitySeal>();

    public DbSet<ActivitySealHead> ActivitySealHeads => Set<ActivitySealHead>();

    public DbSet<UserEventRecord> UserEvents => Set<UserEventRecord>();

    public DbSet<UserEventHead> UserEventHeads => Set<UserEventHead>();

    public DbSet<PasswordOutcome> PasswordOutcomes => Set<PasswordOutcome>();

    public DbSet<SigningKeyRecord> SigningKeyRecords => Set<SigningKeyRecord>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MessagingDbContext).Assembly);
    }
}
