using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Messaging.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> see the model without starting the service.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<MessagingDbContext>
{
    public MessagingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<MessagingDbContext>().UseSqlite("Data Source=design.db").Options);
}
