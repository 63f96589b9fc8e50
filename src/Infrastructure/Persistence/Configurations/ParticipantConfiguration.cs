using Messaging.Domain.Conversations;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    /// <summary>When a member joined a room; null in direct conversations. No rule asks for it, so the domain does not know it.</summary>
    public const string JoinedAt = "JoinedAt";

    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.HasKey(participant => new { participant.ConversationId, participant.UserId });

        builder.Property<DateTime?>(JoinedAt);

        // A user's list, latest activity first.
        builder.HasIndex(participant => new { participant.UserId, participant.LastMessageAt, participant.ConversationId });
        builder.HasOne<ConversationRecord>()
            .WithMany()
            .HasForeignKey(participant => participant.ConversationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(participant => participant.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
