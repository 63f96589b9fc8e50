using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

/// <summary>
/// Events lie in the order in which they are read: clustered by user and sequence. Every message adds some, so there is no further
/// index and no foreign key to be checked.
/// </summary>
internal sealed class UserEventConfiguration : IEntityTypeConfiguration<UserEventRecord>
{
    public void Configure(EntityTypeBuilder<UserEventRecord> builder)
    {
        builder.ToTable("UserEvents");
        builder.HasKey(entry => new { entry.UserId, entry.Sequence });
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
    }
}

internal sealed class UserEventHeadConfiguration : IEntityTypeConfiguration<UserEventHead>
{
    public void Configure(EntityTypeBuilder<UserEventHead> builder)
    {
        builder.ToTable("UserEventHeads");
        builder.HasKey(head => head.UserId);
        builder.Property(head => head.UserId).ValueGeneratedNever();
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(head => head.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
