using Messaging.Domain.Activity;
using Messaging.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

/// <summary>The log names users without foreign keys: it must never stand in the way of what it records.</summary>
internal sealed class ActivityConfiguration : IEntityTypeConfiguration<ActivityEntry>
{
    /// <summary>Number of an entry; the domain does not know it.</summary>
    public const string Sequence = "Sequence";
    private const int MaxRolesLength = 100;

    private static readonly string NoMessage = $"\"Type\" <> {(int)ActivityType.MessageSent}";

    public void Configure(EntityTypeBuilder<ActivityEntry> builder)
    {
        builder.ToTable("ActivityEntries");

        // The order of commits, by which entries are sealed; SQLite numbers the rows by itself. Nobody looks an entry up by its id.
        builder.Property<long>(Sequence).ValueGeneratedNever();
        builder.HasKey(Sequence);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.IpAddress).HasMaxLength(45);
        builder.Property(entry => entry.AttemptedName).HasMaxLength(UserNameRules.MaxLength);
        builder.Property(entry => entry.Roles).HasMaxLength(MaxRolesLength);
        builder.HasIndex(entry => new { entry.UserId, entry.OccurredAt, entry.Id });
        builder.HasIndex(entry => new { entry.OccurredAt, entry.Id });

        // Nearly all entries are messages. The others are found among them by these indexes, which cost a message nothing.
        builder.HasIndex(entry => new { entry.Type, entry.OccurredAt, entry.Id }).HasFilter(NoMessage);
        builder.HasIndex(entry => new { entry.UserId, entry.Type, entry.OccurredAt, entry.Id }).HasFilter(NoMessage);
    }
}
