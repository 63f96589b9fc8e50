using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence;

/// <summary>Makes the contexts of the database that is configured.</summary>
/// <typeparam name="TContext">Its kind.</typeparam>
/// <param name="contexts">Makes them.</param>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<MessagingDbContext>
    where TContext : MessagingDbContext
{
    public MessagingDbContext CreateDbContext() => contexts.CreateDbContext();
}
