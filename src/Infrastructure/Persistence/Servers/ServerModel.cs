using Messaging.Domain.Activity;
using Messaging.Domain.Messages;
using Messaging.Infrastructure.Identity;
using Messaging.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>What the model of every server has in common.</summary>
internal static class ServerModel
{
    /// <summary>Lets the server number activity entries, where a SQLite file does so by itself.</summary>
    /// <param name="builder">The model.</param>
    public static void NumberActivityByServer(this ModelBuilder builder)
    {
        builder.Entity<ActivityEntry>().Property<long>(ActivityConfiguration.Sequence).ValueGeneratedOnAdd();
        builder.Entity<ActivitySeal>().Property(seal => seal.Number).ValueGeneratedNever();
    }

    /// <summary>
    /// Takes the foreign keys from messages to users away. No account is ever deleted, and who writes to whom was looked up; the checks
    /// would lock both people's rows at every message.
    /// </summary>
    /// <param name="builder">The model.</param>
    public static void TrustUsersOfMessages(this ModelBuilder builder)
    {
        var messages = builder.Entity<Message>().Metadata;
        foreach (var key in messages.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType == typeof(ApplicationUser)).ToList())
        {
            messages.RemoveForeignKey(key);
        }
    }

    /// <summary>Makes all text compare in one way.</summary>
    /// <param name="builder">The model, complete.</param>
    /// <param name="collation">Name of the collation.</param>
    public static void UseCollationEverywhere(this ModelBuilder builder, string collation)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType == typeof(string))
            {
                property.SetCollation(collation);
            }
        }
    }
}
