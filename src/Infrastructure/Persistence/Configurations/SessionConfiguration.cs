using Messaging.Domain.Sessions;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    private const int HashLength = 32;

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.RefreshTokenHash).HasMaxLength(HashLength).IsFixedLength();
        builder.Property(session => session.PreviousTokenHash).HasMaxLength(HashLength).IsFixedLength();
        builder.Property(session => session.SealedSuccessor).HasMaxLength(256);
        builder.Property(session => session.IpAddress).HasMaxLength(45);
        builder.Property(session => session.UserAgent).HasMaxLength(256);
        builder.HasIndex(session => new { session.UserId, session.CreatedAt });
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
