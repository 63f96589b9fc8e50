using Messaging.Domain.Messages;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

/// <summary>Messages lie in the order in which they are read: clustered by conversation and sequence.</summary>
internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.HasKey(message => new { message.ConversationId, message.Sequence });
        builder.Property(message => message.Sequence).ValueGeneratedNever();
        builder.HasIndex(message => message.Id).IsUnique();
        builder.HasIndex(message => new { message.SenderId, message.ClientMessageId })
            .IsUnique()
            .HasFilter("\"ClientMessageId\" IS NOT NULL");

        // What a user sent and received, by time.
        builder.HasIndex(message => new { message.SenderId, message.CreatedAt });
        builder.HasIndex(message => new { message.RecipientId, message.CreatedAt });
        builder.HasOne<ConversationRecord>().WithMany().HasForeignKey(message => message.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(message => message.SenderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(message => message.RecipientId).OnDelete(DeleteBehavior.Restrict);
    }
}
