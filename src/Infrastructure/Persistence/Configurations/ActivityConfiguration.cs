using Messaging.Domain.Activity;
using Messaging.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

/// <summary>The log names users without foreign keys: it must never stand in the way of what it records.</summary>
internal sealed class ActivityConfiguration : IEntityTypeConfiguration<ActivityEntry>
{
    public void Configure(EntityTypeBuilder<ActivityEntry> builder)
    {
        builder.ToTable("ActivityEntries");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.IpAddress).HasMaxLength(45);
        builder.Property(entry => entry.AttemptedName).HasMaxLength(UserNameRules.MaxLength);
        builder.HasIndex(entry => new { entry.UserId, entry.OccurredAt });
        builder.HasIndex(entry => entry.OccurredAt);

        // Nearly all entries are messages. The others are found among them by this index, which costs a message nothing.
        builder.HasIndex(entry => new { entry.Type, entry.OccurredAt }).HasFilter($"\"Type\" <> {(int)ActivityType.MessageSent}");
    }
}
