using Messaging.Domain.Rooms;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

internal sealed class RoomConfiguration : IEntityTypeConfiguration<RoomRecord>
{
    // A character beyond the basic plane takes two.
    private const int TitleLength = 2 * RoomTitle.MaxLength;

    public void Configure(EntityTypeBuilder<RoomRecord> builder)
    {
        builder.ToTable("Rooms");
        builder.HasKey(room => room.ConversationId);
        builder.Property(room => room.ConversationId).ValueGeneratedNever();
        builder.Property(room => room.Name).HasMaxLength(UserNameRules.MaxLength);
        builder.Property(room => room.NormalizedName).HasMaxLength(UserNameRules.MaxLength);
        builder.Property(room => room.Title).HasMaxLength(TitleLength);
        builder.HasIndex(room => room.NormalizedName).IsUnique();
        builder.HasOne<ConversationRecord>().WithOne().HasForeignKey<RoomRecord>(room => room.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(room => room.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
