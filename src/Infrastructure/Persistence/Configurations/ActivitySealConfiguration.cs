using Messaging.Domain.Activity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

internal sealed class ActivitySealConfiguration : IEntityTypeConfiguration<ActivitySeal>
{
    private const int HashLength = 32;

    public void Configure(EntityTypeBuilder<ActivitySeal> builder)
    {
        builder.ToTable("ActivitySeals");
        builder.HasKey(seal => seal.Number);

        // The database remembers the greatest number, also of a seal that is taken away (AUTOINCREMENT).
        builder.Property(seal => seal.Number).ValueGeneratedOnAdd();
        builder.Property(seal => seal.Hash).HasMaxLength(HashLength).IsFixedLength();
    }
}

internal sealed class ActivitySealHeadConfiguration : IEntityTypeConfiguration<ActivitySealHead>
{
    public void Configure(EntityTypeBuilder<ActivitySealHead> builder)
    {
        builder.ToTable("ActivitySealHeads");
        builder.HasKey(head => head.Id);
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.HasData(new ActivitySealHead { Id = ActivitySealHead.OnlyId, LastNumber = 0 });
    }
}
