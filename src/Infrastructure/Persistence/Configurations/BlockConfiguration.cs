using Messaging.Domain.Blocks;
using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("Blocks");
        builder.HasKey(block => new { block.BlockerId, block.BlockedId });
        builder.HasIndex(block => new { block.BlockerId, block.CreatedAt });
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(block => block.BlockerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(block => block.BlockedId).OnDelete(DeleteBehavior.Restrict);
    }
}
