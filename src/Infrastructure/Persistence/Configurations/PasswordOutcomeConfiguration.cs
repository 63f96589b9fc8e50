using Messaging.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Infrastructure.Persistence.Configurations;

/// <summary>Rows live for minutes, and only where several instances share a database.</summary>
internal sealed class PasswordOutcomeConfiguration : IEntityTypeConfiguration<PasswordOutcome>
{
    public void Configure(EntityTypeBuilder<PasswordOutcome> builder)
    {
        builder.ToTable("PasswordOutcomes");
        builder.HasKey(outcome => outcome.Id);
        builder.Property(outcome => outcome.Id).ValueGeneratedNever();
        builder.HasIndex(outcome => outcome.OccurredAt);
    }
}
